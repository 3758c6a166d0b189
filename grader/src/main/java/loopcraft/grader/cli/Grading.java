package loopcraft.grader.cli;

import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.run.Grader;
import loopcraft.grader.run.GraderOptions;
import loopcraft.grader.run.SourceOverride;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.Verdict;

/** What the commands need of a grader. */
public interface Grading extends AutoCloseable {

  /** Grades the learner's files of an exercise. An interrupt of the thread asks to give up. */
  Verdict grade(CourseExercise exercise, Stack stack);

  /** Starts what later grading needs, in the background. */
  void warmUp();

  @Override
  void close();

  /** The real one. */
  static Grading of(Course course, GraderOptions options) {
    var grader = new Grader(course, options);
    return new Grading() {
      @Override
      public Verdict grade(CourseExercise exercise, Stack stack) {
        return grader.grade(exercise, stack, SourceOverride.none());
      }

      @Override
      public void warmUp() {
        grader.warmUp();
      }

      @Override
      public void close() {
        grader.close();
      }
    };
  }
}
