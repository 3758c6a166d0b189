package asyncio.pattern;

import asyncio.task.CoroutineAction;
import java.time.Duration;
import java.util.Objects;

/**
 * A child of a {@link Supervisor}.
 *
 * @param name no two children of a supervisor have the same
 * @param restart whether it is started again
 * @param limit how long it may take to end when it is cancelled; null is no limit
 * @param body what it does, from the start each time
 */
public record ChildSpec(String name, Restart restart, Duration limit, CoroutineAction body) {

  private static final Duration USUAL_LIMIT = Duration.ofSeconds(5);

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if there is a limit that is not positive
   */
  public ChildSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(restart, "restart");
    Objects.requireNonNull(body, "body");
    if (limit != null && !limit.isPositive()) {
      throw new IllegalArgumentException("limit must be > 0: " + limit);
    }
  }

  /** One that has five seconds to end. */
  public ChildSpec(String name, Restart restart, CoroutineAction body) {
    this(name, restart, USUAL_LIMIT, body);
  }
}
