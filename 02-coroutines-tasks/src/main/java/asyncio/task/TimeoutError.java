package asyncio.task;

/**
 * It took too long: {@code TimeoutError}. Unchecked, unlike {@link
 * java.util.concurrent.TimeoutException}.
 */
public final class TimeoutError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Makes one without a cause. */
  public TimeoutError() {}

  /** Makes one that keeps the cancellation through which the time limit acted. */
  public TimeoutError(Throwable cause) {
    super(null, cause);
  }
}
