// Misconception: each release has woken its own waiter, so that nothing is left to pass on.
// Fails: whoeverLeavesGivesToAll, aNewcomerWaitsEvenIfThereAreEnough,
//   aWokenWaiterThatIsCancelledPassesThePermitOn, nobodyWaitsWhileAPermitIsFree, randomPrograms
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  private void awaitPermit() {
    var permit = binding.newWaiter();
    waiters.add(permit);
    try {
      permit.await();
    } catch (Throwable givenUp) {
      if (permit.isDone() && !permit.isCancelled()) {
        value++;
      }
      throw givenUp;
    } finally {
      waiters.remove(permit);
    }
  }
}
