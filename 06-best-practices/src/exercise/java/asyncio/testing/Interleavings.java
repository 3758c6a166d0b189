package asyncio.testing;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import loopcraft.grader.Exercise;

/**
 * Runs a program many times, each time with another order of its tasks' steps, to find an order in
 * which it fails. A run with the same seed is the same run, unless real threads take part.
 *
 * @param runs how many
 * @param seed that of the first run; each further run has the next
 * @param most by how many iterations a step is late at most: {@link ShuffledTasks}
 * @param limits of each run
 */
@Exercise(value = "06.5", part = 4)
public record Interleavings(int runs, long seed, int most, Limits limits) {

  /** By how many iterations a step is late at most, if nothing else is said. */
  public static final int MOST = 3;

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if there is to be no run: {@code runs must be > 0}
   */
  public Interleavings {
    throw todo("06.5");
  }

  /** So many runs, from {@link Seeds#any} on, late by {@link #MOST} at most. */
  public static Interleavings of(int runs) {
    throw todo("06.5");
  }

  /** The same with this seed for the first run. */
  public Interleavings from(long seed) {
    throw todo("06.5");
  }

  /**
   * Puts {@link ShuffledTasks} above what makes the tasks of a loop. Its random numbers are those
   * of a {@link SplittableRandom} with the seed: seeds that follow each other have nothing to do
   * with each other there.
   */
  static void shuffle(EventLoop loop, long seed, int most) {
    throw todo("06.5");
  }

  /**
   * Runs a program until it fails: each time on a {@link TestLoop} of its own, watched by {@link
   * Leaks}.
   *
   * @param program makes anew all that it works with
   * @throws InterleavingError for the first run that fails or leaves something behind. What the
   *     program has thrown is its cause, with the {@link LeakError} as suppressed, if it left
   *     something behind too; otherwise the {@code LeakError} is the cause
   */
  public void explore(Callable<?> program) {
    throw todo("06.5");
  }

  /** Makes all runs, and returns those that failed, each as {@link #explore} would throw it. */
  public List<InterleavingError> failures(Callable<?> program) {
    throw todo("06.5");
  }
}
