package asyncio.sync;

import static loopcraft.grader.Todo.todo;

import java.util.AbstractQueue;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Objects;
import loopcraft.grader.Exercise;

/**
 * A queue that gives out the smallest item first: {@code asyncio.PriorityQueue}. Of items that are
 * equal in order, the one that was put first comes out first; Python promises no order for them.
 */
public final class PriorityQueue<T> extends Queue<T> {

  /**
   * Makes a queue.
   *
   * @param maxSize how many items it holds at most; 0 is no bound
   * @param order which of two items is smaller
   */
  public PriorityQueue(int maxSize, Comparator<? super T> order) {
    super(maxSize, new StableHeap<>(Objects.requireNonNull(order, "order")));
  }

  /** Makes a queue of items that have an order of their own. */
  public static <T extends Comparable<? super T>> PriorityQueue<T> natural(int maxSize) {
    return new PriorityQueue<>(maxSize, Comparator.naturalOrder());
  }

  /** Its items in order, those that are equal in the order of their coming. */
  private static final class StableHeap<T> extends AbstractQueue<T> {

    private final java.util.PriorityQueue<Entry<T>> heap;

    StableHeap(Comparator<? super T> order) {
      heap = new java.util.PriorityQueue<>(inOrder(order));
    }

    /** Which of two entries comes out first. */
    @Exercise("03.6")
    private static <T> Comparator<Entry<T>> inOrder(Comparator<? super T> order) {
      throw todo("03.6");
    }

    /**
     * An item in the heap.
     *
     * @param number how many were added before it
     */
    private record Entry<T>(T item, long number) {}

    /** Adds an item, with its number. */
    @Override
    @Exercise("03.6")
    public boolean offer(T item) {
      throw todo("03.6");
    }

    @Override
    public T poll() {
      Entry<T> first = heap.poll();
      return first == null ? null : first.item();
    }

    @Override
    public T peek() {
      Entry<T> first = heap.peek();
      return first == null ? null : first.item();
    }

    @Override
    public int size() {
      return heap.size();
    }

    /** In no particular order. */
    @Override
    public Iterator<T> iterator() {
      return heap.stream().map(Entry::item).iterator();
    }
  }
}
