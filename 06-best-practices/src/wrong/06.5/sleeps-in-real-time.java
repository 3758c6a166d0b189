// Misconception: virtual time is a clock; the selector sleeps as it does.
package asyncio.testing;

import asyncio.loop.EventLoop;
import asyncio.loop.SelectorPoller;
import asyncio.loops.ProgramTime;
import asyncio.task.Runner;

public final class TestLoop implements AutoCloseable {

  public TestLoop(Limits limits) {
    time = new ProgramTime(new SelectorPoller(), limits.grace());
    runner =
        new Runner(
            () -> EventLoop.create(() -> 1_000_000 * System.nanoTime(), new SelectorPoller()));
    loop = runner.loop();
    guard = new Guard(loop, limits);
    loop.addObserver(guard);
  }
}
