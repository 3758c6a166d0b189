package asyncio.sync;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import loopcraft.grader.Exercise;

/**
 * Lets one task at a time through a piece of code that awaits: {@code asyncio.Lock}.
 *
 * <p>It is fair: tasks get it in the order in which they asked. It belongs to no task, so that any
 * code may release it. Use it on the loop's thread only.
 */
public final class Lock {

  private final Held held = this::release;
  private final LoopBinding binding = new LoopBinding(this);
  private final Deque<Future<Void>> waiters = new ArrayDeque<>();
  private boolean locked;

  /** Makes a lock that nobody holds. */
  public Lock() {}

  /** Whether somebody holds it: {@code locked}. */
  public boolean isLocked() {
    return locked;
  }

  /**
   * A coroutine that waits until the lock is free, and takes it: {@code acquire}. Whoever finds it
   * free, with nobody waiting, has it at once, without suspending. Waiters that were cancelled do
   * not count.
   *
   * <p>A waiter that is cancelled although its turn has come passes the turn on.
   *
   * @return what releases the lock when it is closed
   */
  @Exercise("03.1")
  public Coroutine<Held> acquire() {
    return async(this::take);
  }

  private Held take() {
    if (locked || someoneWaits()) {
      awaitTurn();
    }
    locked = true;
    return held;
  }

  private boolean someoneWaits() {
    for (Future<Void> waiter : waiters) {
      if (!waiter.isCancelled()) {
        return true;
      }
    }
    return false;
  }

  private void awaitTurn() {
    Future<Void> turn = binding.newWaiter();
    waiters.add(turn);
    try {
      turn.await();
    } catch (Throwable givenUp) {
      waiters.remove(turn);
      if (!locked) {
        wakeFirst();
      }
      throw givenUp;
    }
    waiters.remove(turn);
  }

  /**
   * Gives the lock back, and wakes the first of those that wait; it holds the lock once its task
   * runs: {@code release}.
   *
   * @throws IllegalStateException if nobody holds it: {@code Lock is not acquired}
   */
  @Exercise("03.1")
  public void release() {
    if (!locked) {
      throw new IllegalStateException("Lock is not acquired");
    }
    locked = false;
    wakeFirst();
  }

  private void wakeFirst() {
    Future<Void> first = waiters.peek();
    if (first != null && !first.isDone()) {
      first.setResult(null);
    }
  }

  /** Says whether it is locked, and how many wait, if any do. */
  @Override
  public String toString() {
    return "Lock[%s%s]"
        .formatted(locked ? "locked" : "unlocked", Waiting.count("waiters", waiters.size()));
  }
}
