package asyncio.periodic;

import static loopcraft.grader.Todo.todo;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import loopcraft.grader.Exercise;

/**
 * Due times one period apart. When they are taken does not move them: the tick with number n is due
 * at {@code first + (n - 1) * period}, and later by a jitter of its own.
 */
@Exercise(value = "04.6", part = 1)
final class FixedRate implements DueTimes {

  /**
   * Makes the due times of a series.
   *
   * @param first when the tick with number 1 is due, jitter not included
   * @param jitter makes a random time, at least zero and less than a period, each time it is
   *     asked; at most once for each due time
   * @param catchesUp whether each due time that was missed is taken, or only the last one
   */
  FixedRate(long first, long period, LongSupplier jitter, boolean catchesUp) {
    throw todo("04.6");
  }

  /** Always present. Asked twice, it answers the same. */
  @Override
  public OptionalLong next() {
    throw todo("04.6");
  }

  /**
   * Takes the due time that has come. If the one after it has come as well, the first was missed,
   * and so on: then the last that has come is taken, and the tick says how many were missed just
   * before it. So none that has come is left; one that is due now has come. Who catches up takes
   * one after the other instead, each with its jitter, and misses none, however many they are.
   *
   * <p>It takes no longer after a jump of a year than after one of a second.
   */
  @Override
  public Tick take(long now) {
    throw todo("04.6");
  }

  /** Changes nothing. */
  @Override
  public void runEnded(long now) {
    throw todo("04.6");
  }
}
