// Misconception: whether it can wait, close finds out when it waits.
// Fails: closeInACallback
package asyncio.db;

import static asyncio.Asyncio.await;

import asyncio.task.CancelledError;
import java.util.List;

final class Pool implements AutoCloseable {

  @Override
  public void close() {
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
      await(empty.waitUntilSet());
    } catch (CancelledError hurry) {
      List.copyOf(lent).forEach(Link::cut);
      throw hurry;
    }
  }
}
