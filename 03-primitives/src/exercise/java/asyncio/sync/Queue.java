package asyncio.sync;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import loopcraft.grader.Exercise;

/**
 * Hands items from some tasks to others, first in, first out; with a bound, those who put wait for
 * those who take: {@code asyncio.Queue}.
 *
 * <p>Items may not be null. Use it on the loop's thread only.
 */
public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  private final int maxSize;
  private final java.util.Queue<T> items;
  private final Deque<Future<Void>> getters = new ArrayDeque<>();
  private final Deque<Future<Void>> putters = new ArrayDeque<>();
  private final Event finished = new Event();
  private int unfinished;
  private boolean shutDown;

  /** Makes a queue without a bound. */
  public Queue() {
    this(0);
  }

  /**
   * Makes a queue with a bound.
   *
   * @param maxSize how many items it holds at most; 0 is no bound
   */
  public Queue(int maxSize) {
    this(maxSize, new ArrayDeque<>());
  }

  /** Makes a queue that gives out its items in the order in which a collection does. */
  Queue(int maxSize, java.util.Queue<T> items) {
    this.maxSize = maxSize;
    this.items = items;
    finished.set();
  }

  // What can be seen

  /** How many items it holds at most; 0 is no bound: {@code maxsize}. */
  public final int maxSize() {
    return maxSize;
  }

  /** How many items it holds: {@code qsize}. */
  public final int size() {
    return items.size();
  }

  /** Whether it holds none: {@code empty}. */
  public final boolean isEmpty() {
    return items.isEmpty();
  }

  /** Whether it has a bound and holds as many: {@code full}. */
  public final boolean isFull() {
    return maxSize > 0 && items.size() >= maxSize;
  }

  // Putting and getting

  /**
   * A coroutine that waits until there is room, and adds an item: {@code put}. One that is
   * cancelled although there is room for it now lets the next one put.
   *
   * @throws NullPointerException at once, if the item is null
   * @throws QueueShutDown if the queue was shut down, or is while it waits
   */
  @Exercise("03.6")
  public final Coroutine<Void> put(T item) {
    throw todo("03.6");
  }

  /**
   * Adds an item, if there is room: {@code put_nowait}.
   *
   * @throws NullPointerException if the item is null
   * @throws QueueShutDown if the queue was shut down, full or not
   * @throws QueueFull if there is none
   */
  @Exercise("03.6")
  public final void putNow(T item) {
    throw todo("03.6");
  }

  /**
   * A coroutine that waits until there is an item, and takes it: {@code get}. One that is cancelled
   * although there is an item for it now lets the next one take it.
   *
   * @throws QueueShutDown if the queue is empty and was shut down, or is while it waits
   */
  @Exercise("03.6")
  public final Coroutine<T> get() {
    throw todo("03.6");
  }

  /**
   * Takes an item, if there is one: {@code get_nowait}.
   *
   * @throws QueueEmpty if there is none
   * @throws QueueShutDown if there is none, and the queue was shut down
   */
  @Exercise("03.6")
  public final T getNow() {
    throw todo("03.6");
  }

  // Finishing

  /**
   * Says that the work on an item which was taken is done: {@code task_done}.
   *
   * @throws IllegalStateException if that was said of every item already: {@code taskDone called
   *     too many times}
   */
  @Exercise("03.6")
  public final void taskDone() {
    throw todo("03.6");
  }

  /** A coroutine that waits until the work on every item is done: {@code join}. */
  @Exercise("03.6")
  public final Coroutine<Void> join() {
    throw todo("03.6");
  }

  /**
   * Takes no more items, and gives out those that are left: {@code shutdown}. All who wait to put
   * get a {@link QueueShutDown}, and so do those who wait to take, but for those who have been
   * woken for an item: they take it.
   */
  @Exercise("03.6")
  public final void shutdown() {
    throw todo("03.6");
  }

  /**
   * Takes no more items, and drops those that are left, which count as done: {@code
   * shutdown(immediate=True)}. All who wait to put or to take get a {@link QueueShutDown}. An item
   * that was taken is done when its consumer says so.
   */
  @Exercise("03.6")
  public final void shutdownNow() {
    throw todo("03.6");
  }

  /** Says what it holds, and how many wait. */
  @Override
  public final String toString() {
    return "%s[maxSize: %d%s%s%s%s%s]"
        .formatted(
            getClass().getSimpleName(),
            maxSize,
            items.isEmpty() ? "" : ", items: " + items,
            Waiting.count("getters", getters.size()),
            Waiting.count("putters", putters.size()),
            Waiting.count("unfinished", unfinished),
            shutDown ? ", shut down" : "");
  }
}
