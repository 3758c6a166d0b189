package loopcraft.grader.maven;

import loopcraft.grader.course.CourseExercise;

/**
 * How an exercise stands after a Maven run.
 *
 * @param detail for a failing exercise, what is wrong in a few words; for one that is begun, how
 *     far it is; otherwise empty
 * @param failure what the most telling of the failed tests told, after its name; or empty
 */
record Outcome(CourseExercise exercise, State state, String detail, String failure) {

  enum State {
    DONE,

    /** Nothing fails, and what is still to be written is skipped. */
    BEGUN,

    FAILING,
    NOT_STARTED
  }
}
