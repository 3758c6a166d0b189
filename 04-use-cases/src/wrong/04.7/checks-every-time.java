// Misconception: a check costs nothing.
// Fails: Pooling.idleAtOnce, Pooling.idleForLong, Pooling.close
package asyncio.db;

final class Pool implements AutoCloseable {

  private boolean isStale(Idle one) {
    return true;
  }
}
