// Misconception: the first in the line is waiting.
// Fails: aNewcomerWaitsBehindThoseBehindTheCancelled, whoeverLeavesGivesToAll,
//   aNewcomerWaitsEvenIfThereAreEnough, aReleasePassesOverTheCancelled, cancelledWaitersDoNotCount,
//   randomPrograms
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  private boolean giveToNext() {
    var first = waiters.poll();
    if (first == null) {
      return false;
    }
    value--;
    first.setResult(null);
    return true;
  }
}
