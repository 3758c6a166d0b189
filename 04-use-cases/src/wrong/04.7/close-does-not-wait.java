// Misconception: to close is to say so.
// Fails: Pooling.close, Pooling.closeInAHurry
package asyncio.db;

final class Pool implements AutoCloseable {

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      waiters.forEach(Pool::refuse);
      idle.forEach(one -> discard(one.link()));
      idle.clear();
    }
  }
}
