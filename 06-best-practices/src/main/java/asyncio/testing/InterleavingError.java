package asyncio.testing;

/** One order of a program's steps has made it fail. The cause is by what. */
public final class InterleavingError extends AssertionError {

  private static final long serialVersionUID = 1L;

  private final long seed;

  /**
   * Makes one.
   *
   * @param run which run it was, counted from 1
   * @param runs how many there were to be
   * @param seed makes the same order again
   */
  public InterleavingError(int run, int runs, long seed, Throwable cause) {
    super(
        "run %d of %d, seed = %d (again by -D%s=%3$d): %s"
            .formatted(run, runs, seed, Seeds.PROPERTY, cause),
        cause);
    this.seed = seed;
  }

  /** Makes the same order again. */
  public long seed() {
    return seed;
  }
}
