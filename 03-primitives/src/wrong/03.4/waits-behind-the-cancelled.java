// Misconception: whoever finds a line that is not empty waits.
// Fails: cancelledWaitersDoNotCount
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  private boolean someoneWaits() {
    return !waiters.isEmpty();
  }
}
