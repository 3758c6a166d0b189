// Misconception: after a shutdown, whoever waits is sent away.
// Fails: aWokenGetterGetsItsItem
package asyncio.sync;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final Coroutine<T> get() {
    return async(
        () -> {
          while (isEmpty() && !shutDown) {
            awaitTurn(getters, () -> !isEmpty());
            if (shutDown) {
              throw new QueueShutDown();
            }
          }
          return getNow();
        });
  }
}
