package asyncio.db;

import java.time.Duration;
import java.util.Objects;

/**
 * How many connections a database may have open, and how far they are trusted.
 *
 * @param mostConnections how many there may be at once, at least one; they are opened when they are
 *     needed. As many statements run at the same time
 * @param checkAfter a connection that was idle for longer than this is asked whether it still works
 *     before it is handed out
 * @param patience how long a statement that was broken off, or a commit whose task was cancelled,
 *     may take to end; after that, the connection is cut
 */
public record PoolOptions(int mostConnections, Duration checkAfter, Duration patience) {

  /** Eight connections, checked after half a minute, and five seconds of patience. */
  public static final PoolOptions DEFAULT =
      new PoolOptions(8, Duration.ofSeconds(30), Duration.ofSeconds(5));

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if there may be no connection, or a duration is negative
   */
  public PoolOptions {
    if (mostConnections < 1) {
      throw new IllegalArgumentException("mostConnections must be > 0: " + mostConnections);
    }
    requireNotNegative("checkAfter", checkAfter);
    requireNotNegative("patience", patience);
  }

  /** The same, with so many connections. */
  public PoolOptions withMostConnections(int mostConnections) {
    return new PoolOptions(mostConnections, checkAfter, patience);
  }

  /** The same, with connections that are checked after another time. */
  public PoolOptions withCheckAfter(Duration checkAfter) {
    return new PoolOptions(mostConnections, checkAfter, patience);
  }

  /** The same, with more patience, or less. */
  public PoolOptions withPatience(Duration patience) {
    return new PoolOptions(mostConnections, checkAfter, patience);
  }

  private static void requireNotNegative(String what, Duration duration) {
    if (Objects.requireNonNull(duration, what).isNegative()) {
      throw new IllegalArgumentException(what + " must be >= 0: " + duration);
    }
  }
}
