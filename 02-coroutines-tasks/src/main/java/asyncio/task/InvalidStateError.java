package asyncio.task;

/**
 * A future was asked for what it does not have yet, or given a second result: {@code
 * asyncio.InvalidStateError}.
 */
public final class InvalidStateError extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /** Makes one that says what was wrong. */
  public InvalidStateError(String message) {
    super(message);
  }
}
