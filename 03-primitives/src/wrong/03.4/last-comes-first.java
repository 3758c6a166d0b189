// Misconception: a stack of waiters is as good as a queue.
// Fails: twoReleasesPromiseTwoPermits, whoeverLeavesGivesToAll, firstComeFirstServed,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public sealed class Semaphore permits BoundedSemaphore {

  private boolean giveToNext() {
    for (var all = waiters.descendingIterator(); all.hasNext(); ) {
      var waiter = all.next();
      if (!waiter.isDone()) {
        value--;
        waiter.setResult(null);
        return true;
      }
    }
    return false;
  }
}
