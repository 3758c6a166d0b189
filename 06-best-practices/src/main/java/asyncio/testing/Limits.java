package asyncio.testing;

import java.time.Duration;
import java.util.Objects;

/**
 * When a test that does not end is ended.
 *
 * @param time how much virtual time each of its methods may take; what takes exactly as much is in
 *     time
 * @param iterations through how many iterations the loop may go while no time passes
 * @param grace how long to wait, in real time, for channels and threads before time jumps
 */
public record Limits(Duration time, int iterations, Duration grace) {

  /** An hour, and a hundred thousand iterations. No grace: the peers are in the test. */
  public static final Limits DEFAULT = new Limits(Duration.ofHours(1), 100_000, Duration.ZERO);

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if a test could do nothing: {@code time must be > 0}, and so
   *     on
   */
  public Limits {
    Objects.requireNonNull(grace, "grace");
    if (!time.isPositive()) {
      throw new IllegalArgumentException("time must be > 0: " + time);
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations must be > 0: " + iterations);
    }
  }
}
