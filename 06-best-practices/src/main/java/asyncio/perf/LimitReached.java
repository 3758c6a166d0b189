package asyncio.perf;

/** An {@link AdaptiveLimit} has refused a call; the service was not asked. */
public final class LimitReached extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param limit how many calls may be under way at the moment
   */
  public LimitReached(int limit) {
    super("as many calls as may be are under way: " + limit);
  }
}
