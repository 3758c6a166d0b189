package asyncio.sync;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import java.util.Locale;
import loopcraft.grader.Exercise;

/**
 * Holds tasks up until so many have come, and lets them go on together: {@code asyncio.Barrier}.
 *
 * <p>It can be used again and again: those who come while the last ones are leaving wait until they
 * have left. Use it on the loop's thread only.
 */
public final class Barrier {

  private final int parties;
  private BarrierState state = BarrierState.FILLING;
  private int inside;

  /**
   * Makes a barrier for so many tasks.
   *
   * @throws IllegalArgumentException if they are fewer than one
   */
  public Barrier(int parties) {
    if (parties < 1) {
      throw new IllegalArgumentException("parties must be > 0: " + parties);
    }
    this.parties = parties;
  }

  /** How many tasks it waits for: {@code parties}. */
  public int parties() {
    return parties;
  }

  /** How many tasks have come and wait for the others: {@code n_waiting}. */
  public int waiting() {
    return state == BarrierState.FILLING ? inside : 0;
  }

  /** Whether it was aborted, and not reset since: {@code broken}. */
  public boolean isBroken() {
    return state == BarrierState.BROKEN;
  }

  /**
   * A coroutine that waits until all have come: {@code wait}. One that is cancelled has not come.
   *
   * @return the order of coming, from 0 for the first
   * @throws BrokenBarrierError if the barrier is broken, or is reset or aborted meanwhile
   */
  @Exercise("03.5")
  public Coroutine<Integer> waitForAll() {
    throw todo("03.5");
  }

  /**
   * A coroutine that makes the barrier as good as new; tasks that wait at it get a {@link
   * BrokenBarrierError}: {@code reset}.
   */
  @Exercise("03.5")
  public Coroutine<Void> reset() {
    throw todo("03.5");
  }

  /**
   * A coroutine that breaks the barrier: tasks that wait at it, and those that come later, get a
   * {@link BrokenBarrierError}: {@code abort}.
   */
  @Exercise("03.5")
  public Coroutine<Void> abort() {
    throw todo("03.5");
  }

  /** Says what it is doing, and how many of how many have come. */
  @Override
  public String toString() {
    return "Barrier[%s%s]"
        .formatted(
            state.name().toLowerCase(Locale.ROOT),
            isBroken() ? "" : ", waiters: %d/%d".formatted(waiting(), parties));
  }
}
