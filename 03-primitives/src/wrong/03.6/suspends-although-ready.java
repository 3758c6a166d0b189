// Misconception: put always lets a consumer run.
// Fails: nullIsNoItem, nothingSuspendsWithoutNeed, shutdownNowWakesAll,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import asyncio.task.Coroutine;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final Coroutine<Void> put(T item) {
    return async(
        () -> {
          Coroutine.suspend(null);
          while (isFull() && !shutDown) {
            awaitTurn(putters, () -> !isFull());
          }
          putNow(item);
        });
  }
}
