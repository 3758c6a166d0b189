package loopcraft.grader.maven;

import loopcraft.grader.course.CourseExercise;

/**
 * How an exercise stands after a Maven run.
 *
 * @param detail for a failing exercise, what is wrong in a few words; otherwise empty
 * @param failure what the most telling of the failed tests told, after its name; or empty
 */
record Outcome(CourseExercise exercise, State state, String detail, String failure) {

  enum State {
    DONE,
    FAILING,
    NOT_STARTED
  }
}
