package asyncio.process;

import java.time.Duration;

/**
 * How a map is cut into jobs.
 *
 * @param size how many arguments a job has, at least one; the last may have fewer. One job is one
 *     trip to a worker and back, so let it be worth the trip
 * @param mostAhead how many jobs there may be whose results nobody has taken yet, at least one
 * @param limit how long a worker may take for one job; null is without limit
 */
public record Chunking(int size, int mostAhead, Duration limit) {

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if a number is less than one
   */
  public Chunking {
    Positive.require("size", size);
    Positive.require("mostAhead", mostAhead);
  }

  /** Jobs of so many arguments, eight of them ahead, and no limit. */
  public static Chunking of(int size) {
    return new Chunking(size, 8, null);
  }

  /** The same, with so many jobs ahead. */
  public Chunking withMostAhead(int mostAhead) {
    return new Chunking(size, mostAhead, limit);
  }

  /** The same, with a limit for each job. */
  public Chunking withLimit(Duration limit) {
    return new Chunking(size, mostAhead, limit);
  }
}
