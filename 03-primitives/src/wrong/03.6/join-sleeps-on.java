// Misconception: the last item wakes who waits.
// Fails: joinWaitsForTheWork, whatIsInHandIsNotDone, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final void taskDone() {
    if (unfinished == 0) {
      throw new IllegalStateException("taskDone called too many times");
    }
    unfinished--;
  }
}
