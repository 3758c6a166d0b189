package asyncio.periodic;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import loopcraft.grader.Exercise;

/** Due times that come a delay after the end of the run before. */
@Exercise(value = "04.6", part = 1)
final class FixedDelay implements DueTimes {

  private final long delay;
  private final LongSupplier jitter;
  private long number = 1;
  private OptionalLong due;

  /**
   * Makes the due times of a series.
   *
   * @param first when the first run is due, jitter not included
   * @param jitter makes a random time to add to a due time, each time it is asked; once for each
   */
  FixedDelay(long first, long delay, LongSupplier jitter) {
    this.delay = delay;
    this.jitter = jitter;
    due = OptionalLong.of(first + jitter.getAsLong());
  }

  /** Empty from {@link #take} to {@link #runEnded}. Asked twice, it answers the same. */
  @Override
  public OptionalLong next() {
    return due;
  }

  /** Takes the due time that has come; none is ever missed. */
  @Override
  public Tick take(long now) {
    var taken = new Tick(number++, due.getAsLong(), 0);
    due = OptionalLong.empty();
    return taken;
  }

  /** The next run is due a delay after this, and later by a jitter of its own. */
  @Override
  public void runEnded(long now) {
    due = OptionalLong.of(now + delay + jitter.getAsLong());
  }
}
