package asyncio.service;

import static loopcraft.grader.Todo.todo;

import java.time.Duration;
import java.util.Objects;
import loopcraft.grader.Exercise;

/**
 * How long to pause before another try: longer each time, and at random.
 *
 * @param base the longest pause before the first retry
 * @param cap the longest pause of all
 * @param jitter draws the pauses
 */
public record Backoff(Duration base, Duration cap, Jitter jitter) {

  private static final Duration LONGEST = Duration.ofDays(36_500);

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException unless {@code 0 < base <= cap <= 36,500 days}
   */
  public Backoff {
    Objects.requireNonNull(jitter, "jitter");
    if (!base.isPositive() || base.compareTo(cap) > 0 || cap.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "need 0 < base <= cap <= %s: %s, %s".formatted(LONGEST, base, cap));
    }
  }

  /**
   * The pause before a retry: full jitter, which is a random time from zero up to {@code base}
   * before the first retry, up to twice as much before the second, and so on; but never over {@code
   * cap}, however many there were. The jitter is asked once.
   *
   * @param retry 1 for the first retry, and at least 1
   * @throws IllegalArgumentException if it is less
   */
  @Exercise(value = "04.5", part = 2)
  public Duration pause(int retry) {
    throw todo("04.5");
  }
}
