package loopcraft.grader.cli;

/**
 * The learner asked for something that cannot be done as asked; the message says why, and what can.
 */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says why. */
  public UsageException(String message) {
    super(message);
  }
}
