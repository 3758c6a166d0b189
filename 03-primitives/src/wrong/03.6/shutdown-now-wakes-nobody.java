// Misconception: when the items are gone, nobody waits.
// Fails: shutdownNowWakesAll
package asyncio.sync;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final void shutdownNow() {
    shutDown = true;
    unfinished -= items.size();
    items.clear();
    if (unfinished == 0) {
      finished.set();
    }
  }
}
