package loopcraft.grader.course;

/** The course's files contradict one another; the message says where, for an author. */
public final class CourseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public CourseException(String message) {
    super(message);
  }
}
