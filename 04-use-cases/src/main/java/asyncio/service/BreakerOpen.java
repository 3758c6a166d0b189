package asyncio.service;

import java.time.Duration;

/** A {@link CircuitBreaker} has refused a call; the service was not asked. */
public final class BreakerOpen extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration left;

  /**
   * Makes one.
   *
   * @param breaker its name
   * @param left how long it refuses all calls from now on; zero while a probe is under way
   */
  public BreakerOpen(String breaker, Duration left) {
    super("the circuit breaker of " + breaker + " is open");
    this.left = left;
  }

  /** How long all calls are refused from now on; zero while a probe is under way. */
  public Duration left() {
    return left;
  }
}
