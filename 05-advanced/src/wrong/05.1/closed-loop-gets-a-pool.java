// Misconception: a loop is closed after its extensions are made.
// Fails: neverAskedForBeforeTheEnd
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Tasks;

public final class DefaultExecutor {

  private DefaultExecutor(EventLoop loop) {
    this.loop = loop;
    Tasks.of(loop).beforeClosing(() -> shutdown(LIMIT));
  }
}
