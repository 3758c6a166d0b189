package asyncio.process;

/** Something cannot be sent to a worker, or back. In Python, {@code pickle.PicklingError}. */
public final class NotPortable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says why. */
  public NotPortable(String why) {
    super(why);
  }

  /** Says why, and what was thrown. */
  public NotPortable(String why, Throwable cause) {
    super(why, cause);
  }
}
