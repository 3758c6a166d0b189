// Misconception: an item that was taken is done.
// Fails: joinWaitsForTheWork, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final T getNow() {
    if (isEmpty()) {
      throw shutDown ? new QueueShutDown() : new QueueEmpty();
    }
    T item = items.remove();
    if (isEmpty()) {
      finished.set();
    }
    wakeNext(putters);
    return item;
  }
}
