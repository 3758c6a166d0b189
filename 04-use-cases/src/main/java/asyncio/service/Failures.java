package asyncio.service;

import asyncio.service.ServiceError.Kind;
import asyncio.task.TimeoutError;
import java.io.IOException;

/** What a failure says about a request, and about its service. */
public final class Failures {

  private Failures() {}

  /**
   * Whether a request that may be done twice is worth another try: it was too slow, the service is
   * not available, or something broke on the way.
   *
   * <p>A {@link BreakerOpen} is not: the breaker has just said that trying is of no use.
   */
  public static boolean isPassing(Exception failure) {
    return switch (failure) {
      case ServiceError error -> error.kind() != Kind.REFUSED;
      case TimeoutError _, IOException _, BulkheadFull _ -> true;
      default -> false;
    };
  }

  /**
   * Whether a request has certainly not been worked on. Then even one that must not be done twice,
   * a payment say, can be sent again.
   */
  public static boolean isBeforeAnyWork(Exception failure) {
    return switch (failure) {
      case ServiceError error -> error.kind() == Kind.UNAVAILABLE;
      case BulkheadFull _ -> true;
      default -> false;
    };
  }

  /** Whether the request is to blame, and not the service. */
  public static boolean isCallersFault(Exception failure) {
    return failure instanceof ServiceError error && error.kind() == Kind.REFUSED;
  }

  /** Notes other failures on one, so that nothing is lost. None can be noted on itself. */
  static <X extends Throwable> X withEarlier(X failure, Iterable<? extends Throwable> earlier) {
    for (Throwable other : earlier) {
      if (other != failure) {
        failure.addSuppressed(other);
      }
    }
    return failure;
  }
}
