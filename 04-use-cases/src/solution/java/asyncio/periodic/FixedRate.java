package asyncio.periodic;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import loopcraft.grader.Exercise;

/**
 * Due times one period apart. When they are taken does not move them: the tick with number n is due
 * at {@code first + (n - 1) * period}, and later by a jitter of its own.
 */
@Exercise(value = "04.6", part = 1)
final class FixedRate implements DueTimes {

  private final long first;
  private final long period;
  private final LongSupplier jitter;
  private final boolean catchesUp;
  private long number;
  private long due;

  /**
   * Makes the due times of a series.
   *
   * @param first when the tick with number 1 is due, jitter not included
   * @param jitter makes a random time, at least zero and less than a period, each time it is
   *     asked; at most once for each due time
   * @param catchesUp whether each due time that was missed is taken, or only the last one
   */
  FixedRate(long first, long period, LongSupplier jitter, boolean catchesUp) {
    this.first = first;
    this.period = period;
    this.jitter = jitter;
    this.catchesUp = catchesUp;
    moveTo(1);
  }

  /** Always present. Asked twice, it answers the same. */
  @Override
  public OptionalLong next() {
    return OptionalLong.of(due);
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
    long oldest = number;
    if (!catchesUp) {
      skipTo((now - first) / period);
    }
    Tick taken;
    do {
      taken = new Tick(number, due, number - oldest);
      moveTo(number + 1);
    } while (!catchesUp && due <= now);
    return taken;
  }

  /** All up to the one before the last have come for sure; the last one's jitter has to be seen. */
  private void skipTo(long beforeLast) {
    if (beforeLast > number) {
      moveTo(beforeLast);
    }
  }

  private void moveTo(long number) {
    this.number = number;
    due = first + (number - 1) * period + jitter.getAsLong();
  }

  /** Changes nothing. */
  @Override
  public void runEnded(long now) {}
}
