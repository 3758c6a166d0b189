package asyncio.stream;

/** The separator was not found within the stream's limit: {@code LimitOverrunError}. */
public final class LimitOverrunError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int consumed;

  /**
   * Makes one.
   *
   * @param consumed how many bytes are known to hold no separator
   */
  public LimitOverrunError(String message, int consumed) {
    super(message);
    this.consumed = consumed;
  }

  /** How many bytes at the front of the stream hold no separator, and may be read past. */
  public int consumed() {
    return consumed;
  }
}
