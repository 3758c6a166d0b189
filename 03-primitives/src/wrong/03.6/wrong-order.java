// Misconception: the largest is the most urgent.
// Fails: smallestFirst, tiesInTheOrderOfComing, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import java.util.Comparator;

public final class PriorityQueue<T> extends Queue<T> {

  private static final class StableHeap<T> {

    private static <T> Comparator<Entry<T>> inOrder(Comparator<? super T> order) {
      return Comparator.<Entry<T>, T>comparing(Entry::item, order)
          .reversed()
          .thenComparingLong(Entry::number);
    }
  }
}
