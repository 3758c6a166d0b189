// Misconception: each run begins with a fresh loop.
// Fails: aRunnerRunsSeveralCoroutinesOnOneLoop
package asyncio.task;

import asyncio.loop.EventLoop;

public final class Runner implements AutoCloseable {

  public EventLoop loop() {
    if (closed) {
      throw new IllegalStateException("runner is closed");
    }
    loop = loopFactory.get();
    if (context == null) {
      context = Context.copyOfCurrent();
    }
    return loop;
  }
}
