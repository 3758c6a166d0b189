// Misconception: now is only sooner.
// Fails: whatIsInHandIsNotDone, shutdownNowDrops
package asyncio.sync;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final void shutdownNow() {
    shutdown();
  }
}
