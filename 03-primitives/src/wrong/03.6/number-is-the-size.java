// Misconception: how many there are is a number nobody else has.
// Fails: equalItemsKeepTheirOrderWhileSomeAreTaken
package asyncio.sync;

import java.util.AbstractQueue;

public final class PriorityQueue<T> extends Queue<T> {

  private static final class StableHeap<T> extends AbstractQueue<T> {

    public boolean offer(T item) {
      return heap.offer(new Entry<>(item, heap.size()));
    }
  }
}
