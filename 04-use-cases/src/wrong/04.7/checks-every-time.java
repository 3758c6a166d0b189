// Misconception: a check costs nothing.
// Fails: idleAtOnce, idleForLong, close
package asyncio.db;

final class Pool implements AutoCloseable {

  private boolean isStale(Idle one) {
    return true;
  }
}
