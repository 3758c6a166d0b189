// Misconception: the failure belongs to the one for whom the connection was opened.
// Fails: cannotBeOpened, roomOfTheFailed
package asyncio.db;

import asyncio.task.Future;

final class Pool implements AutoCloseable {

  private void failFirst(Throwable failure) {
    waiters.removeIf(Future::isDone);
    Future<Link> last = waiters.pollLast();
    if (last != null) {
      last.setException(failure);
    }
  }
}
