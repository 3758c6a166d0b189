package asyncio.service;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * When a {@link CircuitBreaker} opens, and for how long.
 *
 * @param name of the service, for people
 * @param window it looks at so many calls, the last ones that have ended
 * @param minimumCalls it does not open before it has seen so many; at most the window
 * @param failurePercent it opens when so many of a hundred have failed, or more
 * @param openFor it refuses all calls for so long
 * @param isFailure which exceptions say that the service is not well. After any other, it counts as
 *     well, as it does after an answer
 */
public record BreakerSettings(
    String name,
    int window,
    int minimumCalls,
    int failurePercent,
    Duration openFor,
    Predicate<? super Exception> isFailure) {

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if a number is out of its range, or the time is not positive
   */
  public BreakerSettings {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(isFailure, "isFailure");
    if (minimumCalls < 1 || window < minimumCalls) {
      throw new IllegalArgumentException(
          "need 1 <= minimumCalls <= window: %d, %d".formatted(minimumCalls, window));
    }
    if (failurePercent < 1 || failurePercent > 100) {
      throw new IllegalArgumentException("failurePercent must be 1 to 100: " + failurePercent);
    }
    if (!openFor.isPositive()) {
      throw new IllegalArgumentException("openFor must be > 0: " + openFor);
    }
  }

  /** The usual kind of failure: all but {@link Failures#isCallersFault}. */
  public BreakerSettings(
      String name, int window, int minimumCalls, int failurePercent, Duration openFor) {
    this(
        name,
        window,
        minimumCalls,
        failurePercent,
        openFor,
        failure -> !Failures.isCallersFault(failure));
  }
}
