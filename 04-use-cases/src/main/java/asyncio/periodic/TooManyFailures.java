package asyncio.periodic;

/** A series has ended because its runs failed, one after the other. Its cause is the last one's. */
public final class TooManyFailures extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Makes one out of the failure that was too many. */
  public TooManyFailures(RunFailure last) {
    super(last.message(), last.exception());
  }
}
