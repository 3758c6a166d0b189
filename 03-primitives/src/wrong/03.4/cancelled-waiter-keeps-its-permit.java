// Misconception: a cancelled waiter only leaves the line (gh-90155: CPython's semaphore lost permits so).
// Fails: aWokenWaiterThatIsCancelledPassesThePermitOn, thePermitOfTheOnlyWaiterIsFreeAgain,
//   nobodyWaitsWhileAPermitIsFree, randomPrograms
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  private void awaitPermit() {
    var permit = binding.newWaiter();
    waiters.add(permit);
    try {
      permit.await();
    } finally {
      waiters.remove(permit);
      while (value > 0 && giveToNext()) {}
    }
  }
}
