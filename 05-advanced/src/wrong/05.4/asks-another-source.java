// Misconception: signals come from the operating system, so that is where one asks.
// Fails: runsOnTheLoop, eachSignalIsOneCall, whileTheLoopDoesNotRun, twoLoops, replaced,
//   goneMeanwhile, caughtAgain, failing, context
package asyncio.signal;

import asyncio.loop.EventLoop;

public final class SignalHandlers {
  private SignalHandlers(EventLoop loop) {
    this.loop = loop;
    source = SignalSource.system();
  }
}
