// Misconception: a close that is cancelled is none.
// Fails: Pooling.closeInAHurry
package asyncio.db;

import static asyncio.Asyncio.await;

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
    await(empty.waitUntilSet());
  }
}
