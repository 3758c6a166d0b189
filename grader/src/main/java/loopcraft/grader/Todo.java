package loopcraft.grader;

import loopcraft.grader.kit.ReachedTodo;

/** What a stub throws in place of the code that the learner has yet to write. */
public final class Todo {

  private Todo() {}

  /**
   * Makes the error for a body that is still to be written: {@code throw todo("01.3")}.
   *
   * @param exercise the exercise's id
   */
  public static NotWrittenYet todo(String exercise) {
    var todo = new NotWrittenYet(exercise);
    ReachedTodo.note(todo);
    return todo;
  }

  /** Thrown by code that is still to be written. */
  public static final class NotWrittenYet extends UnsupportedOperationException {

    private static final long serialVersionUID = 1L;

    private final String exercise;

    private NotWrittenYet(String exercise) {
      super("exercise " + exercise + " is still to be written here");
      this.exercise = exercise;
    }

    /** The id of the exercise that this code belongs to. */
    public String exercise() {
      return exercise;
    }
  }
}
