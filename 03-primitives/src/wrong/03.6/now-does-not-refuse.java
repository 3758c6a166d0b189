// Misconception: null says that there is nothing.
// Fails: theOnesThatDoNotWaitRefuse
package asyncio.sync;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final T getNow() {
    if (isEmpty() && shutDown) {
      throw new QueueShutDown();
    }
    T item = items.poll();
    wakeNext(putters);
    return item;
  }
}
