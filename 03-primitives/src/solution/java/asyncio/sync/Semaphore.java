package asyncio.sync;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import loopcraft.grader.Exercise;

/**
 * Lets so many tasks at a time through: {@code asyncio.Semaphore}.
 *
 * <p>It has a number of permits. It is fair: tasks get them in the order in which they asked. Use
 * it on the loop's thread only.
 */
public sealed class Semaphore permits BoundedSemaphore {

  private final Held held = this::release;
  private final LoopBinding binding = new LoopBinding(this);
  private final Deque<Future<Void>> waiters = new ArrayDeque<>();
  private int value;

  /**
   * Makes a semaphore with so many permits.
   *
   * @throws IllegalArgumentException if they are negative
   */
  public Semaphore(int permits) {
    if (permits < 0) {
      throw new IllegalArgumentException("Semaphore initial value must be >= 0: " + permits);
    }
    value = permits;
  }

  /** How many permits are free, and promised to nobody. */
  public int value() {
    return value;
  }

  /**
   * Whether {@link #acquire} would have to wait, because there is no permit, or because others came
   * first: {@code locked}.
   */
  @Exercise("03.4")
  public boolean isLocked() {
    return value == 0 || someoneWaits();
  }

  private boolean someoneWaits() {
    for (Future<Void> waiter : waiters) {
      if (!waiter.isCancelled()) {
        return true;
      }
    }
    return false;
  }

  /**
   * A coroutine that waits until there is a permit, and takes it: {@code acquire}. It is there at
   * once, without suspending, if the semaphore is not locked.
   *
   * <p>A waiter that is cancelled although it was given a permit hands it to the next one.
   *
   * @return what releases the permit when it is closed
   */
  @Exercise("03.4")
  public Coroutine<Held> acquire() {
    return async(this::take);
  }

  private Held take() {
    if (isLocked()) {
      awaitPermit();
    } else {
      value--;
    }
    return held;
  }

  private void awaitPermit() {
    Future<Void> permit = binding.newWaiter();
    waiters.add(permit);
    try {
      permit.await();
    } catch (Throwable givenUp) {
      if (permit.isDone() && !permit.isCancelled()) {
        value++;
      }
      throw givenUp;
    } finally {
      waiters.remove(permit);
      while (value > 0 && giveToNext()) {
        // Several permits may have been released while somebody waited.
      }
    }
  }

  /** Gives a permit back; if a task waits for one, the first gets it: {@code release}. */
  @Exercise("03.4")
  public void release() {
    value++;
    giveToNext();
  }

  /** Promises a permit to the first that waits for one. */
  private boolean giveToNext() {
    for (Future<Void> waiter : waiters) {
      if (!waiter.isDone()) {
        value--;
        waiter.setResult(null);
        return true;
      }
    }
    return false;
  }

  /** Says how many permits are free, and how many tasks wait, if any do. */
  @Override
  public final String toString() {
    return "%s[%s%s]"
        .formatted(
            getClass().getSimpleName(),
            isLocked() ? "locked" : "unlocked, value: " + value,
            Waiting.count("waiters", waiters.size()));
  }
}
