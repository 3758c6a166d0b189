// Misconception: an executor that is shut down ends by itself.
// Fails: aRunnerWaits, fiveMinutes
package asyncio.executor;

import asyncio.loop.EventLoop;

public final class DefaultExecutor {

  private DefaultExecutor(EventLoop loop) {
    this.loop = loop;
    shutDown = loop.isClosed();
  }
}
