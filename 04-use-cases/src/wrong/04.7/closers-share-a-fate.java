// Misconception: all that wait for the end can wait for one future.
// Fails: closeInAHurry, closedByTwoOneOfThemInAHurry
package asyncio.db;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;

import asyncio.task.CancelledError;
import asyncio.task.Future;
import java.util.List;

final class Pool implements AutoCloseable {

  private final Future<Void> gone = new Future<>(loop);

  @Override
  public void close() {
    if (size() > 0 && currentTask() == null) {
      throw new IllegalStateException("a pool with connections is closed by a task, as that waits");
    }
    if (!closed) {
      closed = true;
      waiters.forEach(Pool::refuse);
      idle.forEach(one -> discard(one.link()));
      idle.clear();
    }
    if (size() == 0) {
      return;
    }
    try {
      await(gone);
    } catch (CancelledError hurry) {
      List.copyOf(lent).forEach(Link::cut);
      throw hurry;
    }
  }

  private void settle() {
    serve();
    if (closed && size() == 0 && !gone.isDone()) {
      gone.setResult(null);
    }
  }
}
