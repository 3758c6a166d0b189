// Misconception: the collection sees to it that nothing is null.
// Fails: nullIsNoItem
package asyncio.sync;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final void putNow(T item) {
    if (shutDown) {
      throw new QueueShutDown();
    }
    if (isFull()) {
      throw new QueueFull();
    }
    unfinished++;
    finished.clear();
    items.add(item);
    wakeNext(getters);
  }
}
