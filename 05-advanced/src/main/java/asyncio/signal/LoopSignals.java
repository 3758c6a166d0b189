package asyncio.signal;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;

/** Where the signals of one loop come from. */
final class LoopSignals implements LoopExtension {

  SignalSource source = SignalSource.system();

  static LoopSignals of(EventLoop loop) {
    return loop.extension(LoopSignals.class, _ -> new LoopSignals());
  }
}
