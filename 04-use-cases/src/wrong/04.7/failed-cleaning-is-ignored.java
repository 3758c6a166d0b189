// Misconception: what has been cleaned is clean.
// Fails: replaced, idleForLong
package asyncio.db;

final class Pool implements AutoCloseable {

  private void arrivedIf(boolean fit, Link link) {
    arrived(link);
    settle();
  }
}
