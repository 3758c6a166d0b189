// Misconception: a queue grows as it needs.
// Fails: nullIsNoItem, putWaitsForRoom, puttersAreServedInOrder, aWokenPutterLooksAgain,
//   aCancelledPutterPassesItsTurnOn, theOnesThatDoNotWaitRefuse, theOthersHaveABound,
//   shutdownNowWakesAll, shutdownWakesPutters, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import asyncio.task.Coroutine;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final Coroutine<Void> put(T item) {
    return async(() -> putNow(item));
  }

  public final void putNow(T item) {
    if (shutDown) {
      throw new QueueShutDown();
    }
    items.add(item);
    unfinished++;
    finished.clear();
    wakeNext(getters);
  }
}
