// Misconception: virtual time waits for nothing.
// Fails: grace
package asyncio.testing;

import asyncio.loop.EventLoop;
import asyncio.loop.SelectorPoller;
import asyncio.loops.ProgramTime;
import asyncio.task.Runner;
import java.time.Duration;

public final class TestLoop implements AutoCloseable {

  public TestLoop(Limits limits) {
    time = new ProgramTime(new SelectorPoller(), Duration.ZERO);
    runner = new Runner(() -> EventLoop.create(time, time));
    loop = runner.loop();
    guard = new Guard(loop, limits);
    loop.addObserver(guard);
  }
}
