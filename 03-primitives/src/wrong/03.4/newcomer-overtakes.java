// Misconception: a permit that is free may be taken by whoever comes (gh-90155: CPython's semaphore broke its order so).
// Fails: aNewcomerWaitsBehindThoseBehindTheCancelled, twoReleasesPromiseTwoPermits,
//   whoeverLeavesGivesToAll, whoeverReleasesAndAsksAgainWaits, aNewcomerWaitsEvenIfThereAreEnough
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  public boolean isLocked() {
    return value == 0;
  }

  private Held take() {
    while (value == 0) {
      awaitPermit();
    }
    value--;
    return held;
  }

  private void awaitPermit() {
    var permit = binding.newWaiter();
    waiters.add(permit);
    try {
      permit.await();
    } catch (Throwable givenUp) {
      waiters.remove(permit);
      if (value > 0) {
        giveToNext();
      }
      throw givenUp;
    }
    waiters.remove(permit);
  }

  private boolean giveToNext() {
    for (var waiter : waiters) {
      if (!waiter.isDone()) {
        waiter.setResult(null);
        return true;
      }
    }
    return false;
  }
}
