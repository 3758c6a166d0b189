// Misconception: whether somebody waits, the first in the line tells.
// Fails: aNewcomerWaitsBehindThoseBehindTheCancelled
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  private boolean someoneWaits() {
    return !waiters.isEmpty() && !waiters.getFirst().isCancelled();
  }
}
