// Misconception: a check that fails costs time, so check them all at once.
// Fails: oneCheckForOne
package asyncio.db;

import asyncio.task.Future;

final class Pool implements AutoCloseable {

  private void serve() {
    waiters.removeIf(Future::isDone);
    while (!waiters.isEmpty() && !idle.isEmpty()) {
      Idle last = idle.pop();
      if (isStale(last)) {
        check(last.link());
      } else {
        arrived(last.link());
      }
    }
    while (waiters.size() > coming && size() < options.mostConnections()) {
      open();
    }
  }
}
