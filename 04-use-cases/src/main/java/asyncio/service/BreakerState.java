package asyncio.service;

/** What a {@link CircuitBreaker} does with calls. */
public enum BreakerState {
  /** It lets them pass, and counts how they end. */
  CLOSED,
  /** It refuses them. */
  OPEN,
  /** It lets one pass, to see whether the service is well again, and refuses the others. */
  HALF_OPEN
}
