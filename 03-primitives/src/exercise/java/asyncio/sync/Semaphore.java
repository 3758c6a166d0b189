package asyncio.sync;

import static loopcraft.grader.Todo.todo;

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
    throw todo("03.4");
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
    throw todo("03.4");
  }

  /** Gives a permit back; if a task waits for one, the first gets it: {@code release}. */
  @Exercise("03.4")
  public void release() {
    throw todo("03.4");
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
