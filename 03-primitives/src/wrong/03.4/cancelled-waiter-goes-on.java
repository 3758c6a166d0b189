// Misconception: what ends a wait has been dealt with when the permit is back.
// Fails: aNewcomerWaitsBehindThoseBehindTheCancelled, aWokenWaiterThatIsCancelledPassesThePermitOn,
//   aReleasePassesOverTheCancelled, cancelledWaitersDoNotCount, nobodyWaitsWhileAPermitIsFree,
//   randomPrograms
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  private void awaitPermit() {
    Future<Void> permit = binding.newWaiter();
    waiters.add(permit);
    try {
      permit.await();
    } catch (Throwable givenUp) {
      if (permit.isDone() && !permit.isCancelled()) {
        value++;
      }
    } finally {
      waiters.remove(permit);
      while (value > 0 && giveToNext()) {}
    }
  }
}
