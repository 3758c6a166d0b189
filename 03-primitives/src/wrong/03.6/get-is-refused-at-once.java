// Misconception: nothing can be done with a queue that is shut down.
// Fails: afterShutdownInCoroutines
package asyncio.sync;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final Coroutine<T> get() {
    return async(
        () -> {
          if (shutDown) {
            throw new QueueShutDown();
          }
          while (isEmpty() && !shutDown) {
            awaitTurn(getters, () -> !isEmpty());
          }
          return getNow();
        });
  }
}
