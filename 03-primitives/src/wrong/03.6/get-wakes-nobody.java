// Misconception: only an item is worth a wake-up.
// Fails: roomForTwoWakesTwo, putWaitsForRoom, puttersAreServedInOrder, aWokenPutterLooksAgain,
//   aCancelledPutterPassesItsTurnOn, randomPrograms, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final T getNow() {
    if (isEmpty()) {
      throw shutDown ? new QueueShutDown() : new QueueEmpty();
    }
    return items.remove();
  }
}
