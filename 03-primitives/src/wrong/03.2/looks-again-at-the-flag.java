// Misconception: a waiter goes on if the flag is set when it runs.
// Fails: setAndClearAtOnceWakes, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Event {

  private void awaitSet() {
    while (!set) {
      var waiter = binding.newWaiter();
      waiters.add(waiter);
      try {
        waiter.await();
      } finally {
        waiters.remove(waiter);
      }
    }
  }
}
