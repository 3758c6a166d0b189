package asyncio.periodic;

/**
 * What becomes of a due time that comes while earlier runs are still under way. Whatever it is, the
 * due times of a fixed rate stay where they are.
 *
 * <p>The constants have the names of Temporal's overlap policies. In Kubernetes, {@code SKIP} is
 * {@code Forbid}, and {@code ALLOW_ALL} is {@code Allow}; APScheduler has {@code max_instances},
 * which is {@code new Overlap(max, 0)}.
 *
 * @param atOnce how many runs may be under way at once; at least one
 * @param waiting how many may wait for their turn then; the due times beyond are skipped
 */
public record Overlap(int atOnce, int waiting) {

  /** One run at a time; what comes meanwhile is skipped. */
  public static final Overlap SKIP = new Overlap(1, 0);

  /** One run at a time, and one waits: the first to come. */
  public static final Overlap BUFFER_ONE = new Overlap(1, 1);

  /** One run at a time, and all others wait, in order. If runs are too slow, more and more wait. */
  public static final Overlap BUFFER_ALL = new Overlap(1, Integer.MAX_VALUE);

  /** Every run begins when it is due. If runs are too slow, there are more and more of them. */
  public static final Overlap ALLOW_ALL = new Overlap(Integer.MAX_VALUE, 0);

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if fewer than one may run, or fewer than none may wait
   */
  public Overlap {
    if (atOnce < 1) {
      throw new IllegalArgumentException("atOnce must be > 0: " + atOnce);
    }
    if (waiting < 0) {
      throw new IllegalArgumentException("waiting must be >= 0: " + waiting);
    }
  }
}
