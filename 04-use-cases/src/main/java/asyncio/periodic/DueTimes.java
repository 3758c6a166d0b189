package asyncio.periodic;

import java.util.OptionalLong;

/**
 * When the runs of a series are due. It knows no loop: it is told what time it is.
 *
 * <p>All times are nanoseconds of the loop's clock.
 */
sealed interface DueTimes permits FixedRate, FixedDelay {

  /** When the next run is due; empty as long as that depends on the end of a run. */
  OptionalLong next();

  /**
   * Takes the due time that has come. From now on, {@link #next} is a later one.
   *
   * @param now not before {@link #next}, which is not empty
   */
  Tick take(long now);

  /** A run that was taken has ended, however. */
  void runEnded(long now);
}
