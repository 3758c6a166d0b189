package loopcraft.grader.run;

import java.util.Optional;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;

/**
 * Grades exercises. Learner code is compiled here and runs in worker JVMs, never in this one.
 *
 * <p>Safe for use by several threads at once, and beside other processes that grade the same checkout.
 */
public final class Grader implements AutoCloseable {

  /** Makes a grader for a course; nothing is compiled or started yet. */
  public Grader(Course course, GraderOptions options) {
    throw new UnsupportedOperationException();
  }

  /** Grades the learner's files of an exercise with the reference for everything else. */
  public Verdict grade(CourseExercise exercise) {
    return grade(exercise, Stack.ISOLATED, SourceOverride.none());
  }

  /** Grades an exercise. */
  public Verdict grade(CourseExercise exercise, Stack stack, SourceOverride sources) {
    throw new UnsupportedOperationException();
  }

  /**
   * The verdict on exactly the present files from an earlier call of {@link #grade}, if it is known and
   * was PASS or FAIL, or if the exercise is not started or does not compile. Runs nothing.
   */
  public Optional<Verdict> remembered(CourseExercise exercise, Stack stack) {
    throw new UnsupportedOperationException();
  }

  /** Starts what later grading needs (reference, compiler, spare workers) in the background. */
  public void warmUp() {
    throw new UnsupportedOperationException();
  }

  /** Ends all workers. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
