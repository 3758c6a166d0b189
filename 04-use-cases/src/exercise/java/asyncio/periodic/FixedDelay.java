package asyncio.periodic;

import static loopcraft.grader.Todo.todo;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import loopcraft.grader.Exercise;

/** Due times that come a delay after the end of the run before. */
@Exercise(value = "04.6", part = 1)
final class FixedDelay implements DueTimes {

  /**
   * Makes the due times of a series.
   *
   * @param first when the first run is due, jitter not included
   * @param jitter makes a random time to add to a due time, each time it is asked; once for each
   */
  FixedDelay(long first, long delay, LongSupplier jitter) {
    throw todo("04.6");
  }

  /** Empty from {@link #take} to {@link #runEnded}. Asked twice, it answers the same. */
  @Override
  public OptionalLong next() {
    throw todo("04.6");
  }

  /** Takes the due time that has come; none is ever missed. */
  @Override
  public Tick take(long now) {
    throw todo("04.6");
  }

  /** The next run is due a delay after this, and later by a jitter of its own. */
  @Override
  public void runEnded(long now) {
    throw todo("04.6");
  }
}
