// Misconception: every cancelled waiter gives its permit back.
// Fails: aSemaphoreBelongsToOneLoop, aWaiterWithoutAPermitGivesNoneBack,
//   aReleasePassesOverTheCancelled, itSaysWhatItIs, randomPrograms
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  private void awaitPermit() {
    var permit = binding.newWaiter();
    waiters.add(permit);
    try {
      permit.await();
    } catch (Throwable givenUp) {
      value++;
      throw givenUp;
    } finally {
      waiters.remove(permit);
      while (value > 0 && giveToNext()) {}
    }
  }
}
