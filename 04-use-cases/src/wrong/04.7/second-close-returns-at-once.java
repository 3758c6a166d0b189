// Misconception: who comes second has nothing to do.
// Fails: closedByTwo, closedByTwoOneOfThemInAHurry
package asyncio.db;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;

import asyncio.task.CancelledError;
import java.util.List;

final class Pool implements AutoCloseable {

  @Override
  public void close() {
    if (size() > 0 && currentTask() == null) {
      throw new IllegalStateException("a pool with connections is closed by a task, as that waits");
    }
    if (closed) {
      return;
    }
    closed = true;
    waiters.forEach(Pool::refuse);
    idle.forEach(one -> discard(one.link()));
    idle.clear();
    if (size() == 0) {
      return;
    }
    try {
      await(empty.waitUntilSet());
    } catch (CancelledError hurry) {
      List.copyOf(lent).forEach(Link::cut);
      throw hurry;
    }
  }
}
