// Misconception: who is woken finds what it was woken for.
// Fails: nullIsNoItem, aWokenGetterLooksAgain, aWokenPutterLooksAgain, randomPrograms
package asyncio.sync;

import asyncio.task.Coroutine;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final Coroutine<Void> put(T item) {
    return async(
        () -> {
          if (isFull() && !shutDown) {
            awaitTurn(putters, () -> !isFull());
          }
          putNow(item);
        });
  }

  public final Coroutine<T> get() {
    return async(
        () -> {
          if (isEmpty() && !shutDown) {
            awaitTurn(getters, () -> !isEmpty());
          }
          return getNow();
        });
  }
}
