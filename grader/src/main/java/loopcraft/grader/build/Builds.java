package loopcraft.grader.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseModule;

/** Compiles the parts of a course, each into a folder of its own under {@code .learn/build}. */
public final class Builds implements AutoCloseable {

  /** Makes the builds of a course; nothing is compiled yet. */
  public Builds(Course course) {
    throw new UnsupportedOperationException();
  }

  /** Given code and reference solution of a module; needs the modules before it. */
  public Build reference(CourseModule module) {
    throw new UnsupportedOperationException();
  }

  /** Tests and demos of a module against the reference. */
  public Build tests(CourseModule module) {
    throw new UnsupportedOperationException();
  }

  /**
   * The files of one exercise against the reference.
   *
   * @param overrides texts in place of the learner's, by path relative to a source root; none for the
   *     learner's own; files that are not among them are the reference's
   */
  public Build isolated(CourseExercise exercise, Optional<Map<Path, String>> overrides) {
    throw new UnsupportedOperationException();
  }

  /** The learner's files of all exercises up to this one together. */
  public Build ownStack(CourseExercise exercise, Optional<Map<Path, String>> overrides) {
    throw new UnsupportedOperationException();
  }

  /** The reference classes of a module and of those before it, and the class path for demos. */
  public List<Path> referencePath(CourseModule module) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
