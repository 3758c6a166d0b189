package loopcraft.grader.cli;

import java.util.List;
import java.util.Optional;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;

/**
 * The demos that open a module, before its first exercise: those whose Javadoc begins with {@code
 * Demo 01.0:}.
 */
final class OpeningDemos {

  private static final String OPENING = ".0";

  private OpeningDemos() {}

  /** Whether this is the id of no exercise, but of what opens a module: {@code 01.0}. */
  static boolean isOpening(String id) {
    return id.matches("\\d{1,2}\\.0");
  }

  /**
   * What an opening demo runs on: the last exercise of its module, since it may use all that the
   * module has, with the opening demos in place of that exercise's own.
   */
  static Optional<CourseExercise> of(Course course, String id) {
    if (!isOpening(id)) {
      return Optional.empty();
    }
    return course
        .module(id.substring(0, id.length() - OPENING.length()))
        .filter(module -> !module.exercises().isEmpty())
        .map(module -> with(module.exercises().getLast(), module.openingDemos()));
  }

  private static CourseExercise with(CourseExercise last, List<String> demos) {
    return new CourseExercise(
        last.id(),
        last.title(),
        last.moduleName(),
        last.points(),
        last.seconds(),
        last.testClasses(),
        last.files(),
        demos,
        last.needs());
  }
}
