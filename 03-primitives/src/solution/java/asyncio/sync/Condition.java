package asyncio.sync;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import loopcraft.grader.Exercise;

/**
 * Waits, under a lock, for something to change: {@code asyncio.Condition}.
 *
 * <p>Use it on the loop's thread only.
 */
public final class Condition {

  private final Lock lock;
  private final LoopBinding binding = new LoopBinding(this);
  private final Deque<Future<Void>> waiters = new ArrayDeque<>();

  /** Makes a condition with a lock of its own. */
  public Condition() {
    this(new Lock());
  }

  /** Makes a condition of a lock, which several conditions may share. */
  public Condition(Lock lock) {
    this.lock = Objects.requireNonNull(lock, "lock");
  }

  /** Acquires the lock: see {@link Lock#acquire}. */
  public Coroutine<Held> acquire() {
    return lock.acquire();
  }

  /** Releases the lock: see {@link Lock#release}. */
  public void release() {
    lock.release();
  }

  /** Whether somebody holds the lock. */
  public boolean isLocked() {
    return lock.isLocked();
  }

  /**
   * A coroutine that releases the lock, waits until it is notified, and acquires the lock again:
   * {@code wait}. It may return although nothing has changed, so look again, or use {@link
   * #waitUntil}.
   *
   * <p>However it ends, it holds the lock: one that is cancelled first gets the lock back, however
   * often it is cancelled again while it asks for that, and then throws the last cancellation, the
   * very one that it caught. Only a cancellation makes it ask again: another error of the lock,
   * such as that of one that belongs to another loop, ends the wait without it.
   *
   * <p>If it ends in an error, whenever that came, it notifies another waiter, the first, since it
   * may have been notified itself. If it knows that it was not, it may leave that out.
   *
   * <p>Futures come from a {@link LoopBinding}: the condition belongs to the first loop on which
   * somebody waited.
   *
   * @throws IllegalStateException if nobody holds the lock: {@code cannot wait on un-acquired
   *     lock}; or if the condition belongs to another loop, and then the lock is not released
   */
  @Exercise("03.3")
  public Coroutine<Void> waitUntilNotified() {
    return async(this::awaitNotification);
  }

  private void awaitNotification() {
    requireLocked("cannot wait on un-acquired lock");
    Future<Void> notification = binding.newWaiter();
    lock.release();
    try {
      try {
        waiters.add(notification);
        notification.await();
      } finally {
        waiters.remove(notification);
        acquireInAnyCase();
      }
    } catch (Throwable gaveUp) {
      wake(1);
      throw gaveUp;
    }
  }

  private void acquireInAnyCase() {
    CancelledError cancelled = null;
    while (true) {
      try {
        await(lock.acquire());
        break;
      } catch (CancelledError again) {
        cancelled = again;
      }
    }
    if (cancelled != null) {
      throw cancelled;
    }
  }

  /**
   * A coroutine that waits until a predicate holds, which it asks when it is awaited and once after
   * each notification, when it has the lock again: {@code wait_for}. If it holds at once, nothing
   * is needed, not even the lock. A cancellation ends it also if the predicate holds by then.
   *
   * @throws IllegalStateException if it has to wait, and nobody holds the lock
   */
  @Exercise("03.3")
  public Coroutine<Void> waitUntil(BooleanSupplier predicate) {
    return async(
        () -> {
          while (!predicate.getAsBoolean()) {
            awaitNotification();
          }
        });
  }

  /** Wakes one task that waits, if one does: {@code notify}. */
  public void notifyOne() {
    notifySome(1);
  }

  /**
   * Wakes so many tasks of those that wait, the first ones, or all if there are fewer: {@code
   * notify(n)}. Those that were notified or cancelled already do not count. They go on when they
   * get the lock, which this does not release.
   *
   * @throws IllegalStateException if nobody holds the lock: {@code cannot notify on un-acquired
   *     lock}
   */
  @Exercise("03.3")
  public void notifySome(int number) {
    requireLocked("cannot notify on un-acquired lock");
    wake(number);
  }

  /** Wakes all tasks that wait: {@code notify_all}. */
  public void notifyEach() {
    notifySome(waiters.size());
  }

  private void wake(int number) {
    int left = number;
    for (Future<Void> waiter : waiters) {
      if (left <= 0) {
        break;
      }
      if (!waiter.isDone()) {
        waiter.setResult(null);
        left--;
      }
    }
  }

  private void requireLocked(String otherwise) {
    if (!isLocked()) {
      throw new IllegalStateException(otherwise);
    }
  }

  /** Says whether the lock is held, and how many wait to be notified, if any do. */
  @Override
  public String toString() {
    return "Condition[%s%s]"
        .formatted(isLocked() ? "locked" : "unlocked", Waiting.count("waiters", waiters.size()));
  }
}
