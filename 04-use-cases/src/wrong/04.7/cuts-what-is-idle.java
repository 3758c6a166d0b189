// Misconception: to cut is the quick way to close.
// Fails: idleIsClosed, hurryLeavesWhatIsBeingClosed
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
    if (!closed) {
      closed = true;
      waiters.forEach(Pool::refuse);
      idle.forEach(one -> one.link().cut());
      idle.clear();
    }
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
