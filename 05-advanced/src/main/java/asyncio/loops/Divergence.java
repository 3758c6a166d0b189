package asyncio.loops;

/** A replayed program did something else than the record says. */
public final class Divergence extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final int number;
  private final transient LoopEvent expected;
  private final transient LoopEvent seen;

  /**
   * Says where program and record part.
   *
   * @param number which event of the record it is, counted from 1
   * @param expected what the record has there; null if it ends before
   * @param seen what the program did; null if it did nothing, but something from outside did not
   *     come
   */
  public Divergence(int number, LoopEvent expected, LoopEvent seen) {
    super(
        "event "
            + number
            + ": expected "
            + (expected == null ? "nothing, since the record ends here" : expected)
            + ", seen "
            + (seen == null ? "nothing of the kind" : seen));
    this.number = number;
    this.expected = expected;
    this.seen = seen;
  }

  /** Which event of the record it is, counted from 1. */
  public int number() {
    return number;
  }

  /** What the record has there; null if it ends before. */
  public LoopEvent expected() {
    return expected;
  }

  /** What the program did; null if it waited in vain for what the record has. */
  public LoopEvent seen() {
    return seen;
  }
}
