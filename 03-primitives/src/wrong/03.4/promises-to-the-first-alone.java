// Misconception: the next permit is for the first in the line.
// Fails: twoReleasesPromiseTwoPermits, whoeverLeavesGivesToAll
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  private boolean giveToNext() {
    Future<Void> first = waiters.peek();
    if (first == null || first.isDone()) {
      return false;
    }
    value--;
    first.setResult(null);
    return true;
  }
}
