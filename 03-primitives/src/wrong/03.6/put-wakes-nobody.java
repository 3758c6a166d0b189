// Misconception: who waits will look again.
// Fails: twoItemsWakeTwo, nullIsNoItem, getWaitsForAnItem, gettersAreServedInOrder,
//   aWokenGetterLooksAgain, aCancelledGetterPassesItsTurnOn, aWakeUpPassesOverTheCancelled,
//   randomPrograms
package asyncio.sync;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final void putNow(T item) {
    if (shutDown) {
      throw new QueueShutDown();
    }
    if (isFull()) {
      throw new QueueFull();
    }
    items.add(item);
    unfinished++;
    finished.clear();
  }
}
