// Misconception: shut down is shut down.
// Fails: afterShutdown, afterShutdownInCoroutines, aWokenGetterGetsItsItem
package asyncio.sync;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final T getNow() {
    if (shutDown) {
      throw new QueueShutDown();
    }
    if (isEmpty()) {
      throw new QueueEmpty();
    }
    T item = items.remove();
    wakeNext(putters);
    return item;
  }
}
