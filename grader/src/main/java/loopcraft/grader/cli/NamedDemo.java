package loopcraft.grader.cli;

import java.util.Optional;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.DemoSource;

/**
 * A demo that was asked for by the name of its class.
 *
 * @param exercise whose code it runs on
 */
record NamedDemo(CourseExercise exercise, String className) {

  /**
   * The demo of this name, if there is one.
   *
   * @throws UsageException if it does not say what it runs on
   */
  static Optional<NamedDemo> of(Course course, String name) {
    return course.modules().stream()
        .flatMap(module -> DemoSource.of(module).stream())
        .filter(demo -> demo.simpleName().equalsIgnoreCase(name))
        .findFirst()
        .map(demo -> new NamedDemo(exercise(course, demo), demo.className()));
  }

  private static CourseExercise exercise(Course course, DemoSource demo) {
    return demo.exercise()
        .flatMap(id -> OpeningDemos.of(course, id).or(() -> course.find(id)))
        .orElseThrow(
            () ->
                new UsageException(
                    "Say above the class %s which exercise it runs on: /** Demo %s: ... */"
                        .formatted(
                            demo.simpleName(),
                            course.exercises().stream()
                                .findFirst()
                                .map(CourseExercise::id)
                                .orElse("01.1"))));
  }
}
