// Misconception: an item can go from hand to hand, without the queue.
// Fails: nullIsNoItem, aWokenGetterLooksAgain, aCancelledGetterPassesItsTurnOn, randomPrograms
package asyncio.sync;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.util.HashMap;
import java.util.Map;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  private final Map<Future<Void>, T> handed = new HashMap<>();

  public final void putNow(T item) {
    if (shutDown) {
      throw new QueueShutDown();
    }
    if (isFull()) {
      throw new QueueFull();
    }
    unfinished++;
    finished.clear();
    while (!getters.isEmpty()) {
      Future<Void> next = getters.remove();
      if (!next.isDone()) {
        handed.put(next, item);
        next.setResult(null);
        return;
      }
    }
    items.add(item);
  }

  public final Coroutine<T> get() {
    return async(
        () -> {
          if (isEmpty() && !shutDown) {
            Future<Void> turn = binding.newWaiter();
            getters.add(turn);
            try {
              turn.await();
            } finally {
              getters.remove(turn);
            }
            if (handed.containsKey(turn)) {
              return handed.remove(turn);
            }
          }
          return getNow();
        });
  }
}
