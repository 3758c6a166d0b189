// Misconception: somebody waits for an item only while there is none.
// Fails: twoItemsWakeTwo, randomPrograms
package asyncio.sync;

import java.util.Objects;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final void putNow(T item) {
    Objects.requireNonNull(item, "item");
    if (shutDown) {
      throw new QueueShutDown();
    }
    if (isFull()) {
      throw new QueueFull();
    }
    items.add(item);
    unfinished++;
    finished.clear();
    if (items.size() == 1) {
      wakeNext(getters);
    }
  }
}
