// Misconception: a database that cannot be reached cannot be reached by anybody.
// Fails: cannotBeOpened
package asyncio.db;

import asyncio.task.Future;

final class Pool implements AutoCloseable {

  private void failFirst(Throwable failure) {
    waiters.removeIf(Future::isDone);
    waiters.forEach(waiter -> waiter.setException(failure));
    waiters.clear();
  }
}
