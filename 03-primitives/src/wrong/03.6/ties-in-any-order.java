// Misconception: a heap keeps equal items in order.
// Fails: tiesInTheOrderOfComing, equalItemsKeepTheirOrderWhileSomeAreTaken
package asyncio.sync;

import java.util.Comparator;

public final class PriorityQueue<T> extends Queue<T> {

  private static final class StableHeap<T> {

    private static <T> Comparator<Entry<T>> inOrder(Comparator<? super T> order) {
      return Comparator.comparing(Entry::item, order);
    }
  }
}
