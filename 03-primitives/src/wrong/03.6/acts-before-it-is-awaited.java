// Misconception: what need not wait can be done at once.
// Fails: nothingHappensBeforeTheAwait
package asyncio.sync;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final Coroutine<Void> put(T item) {
    if (!isFull()) {
      putNow(item);
      return async(() -> {});
    }
    return async(
        () -> {
          while (isFull() && !shutDown) {
            awaitTurn(putters, () -> !isFull());
          }
          putNow(item);
        });
  }
}
