package asyncio.debug;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What debug mode looks for.
 *
 * @param slowCallback from what time on a callback is slow: {@code loop.slow_callback_duration}
 * @param checks which checks there are
 * @param depth how many frames of a stack are kept, from the program's first on
 */
public record DebugSettings(Duration slowCallback, Set<Check> checks, int depth) {

  /** All checks, 100 ms and ten frames, as in CPython. */
  public static final DebugSettings DEFAULT =
      new DebugSettings(Duration.ofMillis(100), EnumSet.allOf(Check.class), 10);

  /**
   * Makes settings.
   *
   * @throws IllegalArgumentException if the time is not positive, or there would be no frame
   */
  public DebugSettings {
    if (!slowCallback.isPositive()) {
      throw new IllegalArgumentException("slowCallback must be positive: " + slowCallback);
    }
    if (depth < 1) {
      throw new IllegalArgumentException("depth must be positive: " + depth);
    }
    checks = Set.copyOf(checks);
  }

  /** The same, with another limit for callbacks. */
  public DebugSettings withSlowCallback(Duration limit) {
    return new DebugSettings(limit, checks, depth);
  }

  /** The same, with these checks alone. */
  public DebugSettings withChecks(Check... checks) {
    return new DebugSettings(slowCallback, Set.copyOf(Arrays.asList(checks)), depth);
  }

  /** The same, with stacks of another depth. */
  public DebugSettings withDepth(int depth) {
    return new DebugSettings(slowCallback, checks, depth);
  }
}
