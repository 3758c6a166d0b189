// Misconception: a connection stays open as long as nobody closes it.
// Fails: idleForLong, oneCheckForOne
package asyncio.db;

final class Pool implements AutoCloseable {

  private boolean isStale(Idle one) {
    return false;
  }
}
