package asyncio.testing;

import java.util.Objects;

/**
 * Something that a test has left behind.
 *
 * @param what in words, as people are told it
 * @param failure what was thrown; null if nothing was
 */
public record Leak(Kind kind, String what, Throwable failure) {

  /** What it is. */
  public enum Kind {
    /** A task that has not ended. */
    PENDING_TASK,
    /** A coroutine that nobody has awaited. */
    NEVER_AWAITED,
    /** Something else that the loop's exception handler was told. */
    UNHANDLED,
    /** A thread that has not ended. */
    THREAD
  }

  /** Checks it. */
  public Leak {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(what, "what");
  }

  @Override
  public String toString() {
    return what + (failure == null ? "" : ": " + failure);
  }
}
