package asyncio.sync;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.BooleanSupplier;
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
  private final LoopBinding binding = new LoopBinding(this);
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
    Objects.requireNonNull(item, "item");
    return async(
        () -> {
          while (isFull() && !shutDown) {
            awaitTurn(putters, () -> !isFull());
          }
          putNow(item);
        });
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
    Objects.requireNonNull(item, "item");
    if (shutDown) {
      throw new QueueShutDown();
    }
    if (isFull()) {
      throw new QueueFull();
    }
    items.add(item);
    unfinished++;
    finished.clear();
    wakeNext(getters);
  }

  /**
   * A coroutine that waits until there is an item, and takes it: {@code get}. One that is cancelled
   * although there is an item for it now lets the next one take it.
   *
   * @throws QueueShutDown if the queue is empty and was shut down, or is while it waits
   */
  @Exercise("03.6")
  public final Coroutine<T> get() {
    return async(
        () -> {
          while (isEmpty() && !shutDown) {
            awaitTurn(getters, () -> !isEmpty());
          }
          return getNow();
        });
  }

  /**
   * Takes an item, if there is one: {@code get_nowait}.
   *
   * @throws QueueEmpty if there is none
   * @throws QueueShutDown if there is none, and the queue was shut down
   */
  @Exercise("03.6")
  public final T getNow() {
    if (isEmpty()) {
      throw shutDown ? new QueueShutDown() : new QueueEmpty();
    }
    T item = items.remove();
    wakeNext(putters);
    return item;
  }

  private void awaitTurn(Deque<Future<Void>> line, BooleanSupplier canGoOn) {
    Future<Void> turn = binding.newWaiter();
    line.add(turn);
    try {
      turn.await();
    } catch (Throwable givenUp) {
      boolean woken = turn.isDone() && !turn.isCancelled();
      line.remove(turn);
      if (woken && canGoOn.getAsBoolean()) {
        wakeNext(line);
      }
      throw givenUp;
    }
  }

  private static void wakeNext(Deque<Future<Void>> line) {
    while (!line.isEmpty()) {
      Future<Void> next = line.remove();
      if (!next.isDone()) {
        next.setResult(null);
        return;
      }
    }
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
    if (unfinished == 0) {
      throw new IllegalStateException("taskDone called too many times");
    }
    unfinished--;
    if (unfinished == 0) {
      finished.set();
    }
  }

  /** A coroutine that waits until the work on every item is done: {@code join}. */
  @Exercise("03.6")
  public final Coroutine<Void> join() {
    return async(
        () -> {
          if (unfinished > 0) {
            await(finished.waitUntilSet());
          }
        });
  }

  /**
   * Takes no more items, and gives out those that are left: {@code shutdown}. All who wait to put
   * get a {@link QueueShutDown}, and so do those who wait to take, but for those who have been
   * woken for an item: they take it.
   */
  @Exercise("03.6")
  public final void shutdown() {
    shutDown = true;
    wakeAll(getters);
    wakeAll(putters);
  }

  /**
   * Takes no more items, and drops those that are left, which count as done: {@code
   * shutdown(immediate=True)}. All who wait to put or to take get a {@link QueueShutDown}. An item
   * that was taken is done when its consumer says so.
   */
  @Exercise("03.6")
  public final void shutdownNow() {
    while (!isEmpty()) {
      items.remove();
      if (unfinished > 0) {
        unfinished--;
      }
    }
    if (unfinished == 0) {
      finished.set();
    }
    shutdown();
  }

  private static void wakeAll(Deque<Future<Void>> line) {
    while (!line.isEmpty()) {
      wakeNext(line);
    }
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
