// Misconception: when everything is dropped, nothing is left to do.
// Fails: whatIsInHandIsNotDone
package asyncio.sync;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final void shutdownNow() {
    items.clear();
    unfinished = 0;
    finished.set();
    shutdown();
  }
}
