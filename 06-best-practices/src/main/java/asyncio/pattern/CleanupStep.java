package asyncio.pattern;

import asyncio.task.CoroutineAction;
import java.time.Duration;
import java.util.Objects;

/**
 * One thing to be done at the end: what it is called, how long it may take, and what it is.
 *
 * @param name for people
 * @param limit after so much time it is given up; null is no limit, for steps that consist of
 *     others which have limits of their own
 * @param action what is to be done; it may await
 */
public record CleanupStep(String name, Duration limit, CoroutineAction action) {

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if there is a limit that is not positive
   */
  public CleanupStep {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(action, "action");
    if (limit != null && !limit.isPositive()) {
      throw new IllegalArgumentException("limit must be > 0: " + limit);
    }
  }
}
