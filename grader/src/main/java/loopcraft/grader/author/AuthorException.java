package loopcraft.grader.author;

/** An author's file cannot be used as it is; the message says where and why. */
public final class AuthorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  /** Says what is wrong, without a place. */
  public AuthorException(String message) {
    this(0, message);
  }

  /** Says what is wrong and in which line of the file at hand. */
  public AuthorException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** The line, from 1, or 0 where it is not known. */
  public int line() {
    return line;
  }
}
