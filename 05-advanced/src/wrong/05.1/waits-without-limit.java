// Misconception: a call ends some day.
// Fails: fiveMinutes
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Tasks;

public final class DefaultExecutor {

  private DefaultExecutor(EventLoop loop) {
    this.loop = loop;
    shutDown = loop.isClosed();
    Tasks.of(loop).beforeClosing(() -> shutdown(null));
  }
}
