// Misconception: a closed loop refuses by itself.
// Fails: aClosedRunnerRefuses
package asyncio.task;

import asyncio.loop.EventLoop;

public final class Runner implements AutoCloseable {

  public EventLoop loop() {
    if (loop == null) {
      loop = loopFactory.get();
      context = Context.copyOfCurrent();
    }
    return loop;
  }
}
