package loopcraft.grader.submission;

/** A submission of which nothing can be taken; the message says why, to a person. */
public final class RejectedException extends Exception {

  private static final long serialVersionUID = 1;

  RejectedException(String message) {
    super(message);
  }

  RejectedException(String message, Throwable cause) {
    super(message, cause);
  }
}
