package asyncio.pattern;

import java.time.Duration;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * How a {@link Supervisor} deals with children that end.
 *
 * @param name for people
 * @param strategy which children are started again together
 * @param restarts so many restarts there may be within the period; with one more, it gives up. To
 *     start several children again together is one restart
 * @param within the period. A restart that was so long ago does not count any more
 * @param pause how long to wait before a restart, by how many there are within the period, this one
 *     included; {@code backoff::pause} of {@link asyncio.service.Backoff} is such a function. As
 *     old restarts do not count, the pauses become short again by themselves
 */
public record SupervisorSettings(
    String name, Strategy strategy, int restarts, Duration within, IntFunction<Duration> pause) {

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if the number is negative, or the period is not positive
   */
  public SupervisorSettings {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(pause, "pause");
    if (restarts < 0 || !within.isPositive()) {
      throw new IllegalArgumentException(
          "need restarts >= 0 and within > 0: %d, %s".formatted(restarts, within));
    }
  }

  /** Without pauses. */
  public SupervisorSettings(String name, Strategy strategy, int restarts, Duration within) {
    this(name, strategy, restarts, within, _ -> Duration.ZERO);
  }
}
