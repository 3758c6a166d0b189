// Misconception: a pool is to be full before anybody waits.
// Fails: openedWhenNeeded, factsOfWhatIsOnItsWay, close,
//   failedForNobody
package asyncio.db;

import asyncio.task.Future;

final class Pool implements AutoCloseable {

  private void serve() {
    waiters.removeIf(Future::isDone);
    while (!closed && size() < options.mostConnections()) {
      open();
    }
    while (waiters.size() > coming && !idle.isEmpty()) {
      Idle last = idle.pop();
      if (isStale(last)) {
        check(last.link());
      } else {
        arrived(last.link());
      }
    }
  }
}
