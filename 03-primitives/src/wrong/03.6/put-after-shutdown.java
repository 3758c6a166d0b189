// Misconception: a task that waits for room has been let in already.
// Fails: afterShutdownInCoroutines, shutdownNowWakesAll
package asyncio.sync;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import java.util.Objects;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final Coroutine<Void> put(T item) {
    Objects.requireNonNull(item, "item");
    return async(
        () -> {
          while (isFull() && !shutDown) {
            awaitTurn(putters, () -> !isFull());
          }
          if (isFull()) {
            throw new QueueShutDown();
          }
          items.add(item);
          unfinished++;
          finished.clear();
          wakeNext(getters);
        });
  }
}
