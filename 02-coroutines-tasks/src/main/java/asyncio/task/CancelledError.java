package asyncio.task;

/**
 * Thrown at an await when the task is cancelled: {@code asyncio.CancelledError}.
 *
 * <p>An {@code Error}, so that {@code catch (Exception e)} does not swallow it; in Python it
 * derives from {@code BaseException} for the same reason. Code that catches it, to clean up, throws
 * it again.
 */
public final class CancelledError extends Error {

  private static final long serialVersionUID = 1L;

  /** Makes one without a message. */
  public CancelledError() {}

  /** Makes one with the message that was given to {@code cancel}; may be null. */
  public CancelledError(String message) {
    super(message);
  }
}
