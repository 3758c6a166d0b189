// Misconception: whoever finds a line that is not empty waits.
// Fails: cancelledWaitersDoNotCount
package asyncio.sync;

public final class Lock {

  private boolean someoneWaits() {
    return !waiters.isEmpty();
  }
}
