package asyncio.service;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A service has answered, or a transport has noticed, that there is no answer. */
public final class ServiceError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What has become of the request. */
  public enum Kind {
    /** It did not reach the service, or was turned away before any work: nothing was done. */
    UNAVAILABLE,
    /** Something broke on the way: it may have been done, or half of it, or nothing. */
    BROKEN,
    /** The request is wrong, and is so each time; the service is well. */
    REFUSED
  }

  private final Kind kind;
  private final transient Duration retryAfter;

  /** Makes one. */
  public ServiceError(Kind kind, String message) {
    this(kind, message, null);
  }

  /**
   * Makes one with a hint.
   *
   * @param retryAfter how long the service asks to be left alone; null if it does not say
   * @throws IllegalArgumentException if that is negative
   */
  public ServiceError(Kind kind, String message, Duration retryAfter) {
    super(message);
    this.kind = Objects.requireNonNull(kind, "kind");
    if (retryAfter != null && retryAfter.isNegative()) {
      throw new IllegalArgumentException("retryAfter must be >= 0: " + retryAfter);
    }
    this.retryAfter = retryAfter;
  }

  /** What has become of the request. */
  public Kind kind() {
    return kind;
  }

  /** How long the service asks to be left alone: HTTP's {@code Retry-After}. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
