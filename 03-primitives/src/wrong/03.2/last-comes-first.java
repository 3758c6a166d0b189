// Misconception: the order in which waiters wake does not matter.
// Fails: setWakesAllInOrder, theWaitersRunInTheNextIteration, oneInTheMiddleLeaves,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Event {

  private void awaitSet() {
    if (set) {
      return;
    }
    var waiter = binding.newWaiter();
    waiters.addFirst(waiter);
    try {
      waiter.await();
    } finally {
      waiters.remove(waiter);
    }
  }
}
