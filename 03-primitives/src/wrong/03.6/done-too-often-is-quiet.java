// Misconception: saying it twice does no harm.
// Fails: doneTooOften
package asyncio.sync;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final void taskDone() {
    unfinished = Math.max(0, unfinished - 1);
    if (unfinished == 0) {
      finished.set();
    }
  }
}
