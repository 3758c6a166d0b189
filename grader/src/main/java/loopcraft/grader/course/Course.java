package loopcraft.grader.course;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The course in a checkout.
 *
 * @param root the checkout's directory
 * @param modules in order
 */
public record Course(Path root, List<CourseModule> modules) {

  /** Copies the list. */
  public Course {
    modules = List.copyOf(modules);
  }

  /**
   * Reads the course from its files.
   *
   * @throws CourseException if the files contradict one another
   */
  public static Course load(Path root) {
    throw new UnsupportedOperationException();
  }

  /** All exercises, in order. */
  public List<CourseExercise> exercises() {
    return modules.stream().flatMap(module -> module.exercises().stream()).toList();
  }

  /** The exercise with this id. */
  public Optional<CourseExercise> find(String id) {
    return exercises().stream().filter(exercise -> exercise.id().equals(id)).findFirst();
  }

  /** The module with this number ({@code 01} or {@code 1}) or name ({@code 01-event-loop}, {@code event-loop}). */
  public Optional<CourseModule> module(String numberOrName) {
    return modules.stream()
        .filter(
            module ->
                module.name().equals(numberOrName)
                    || module.number().equals(numberOrName)
                    || module.number().equals("0" + numberOrName)
                    || module.name().equals(module.number() + "-" + numberOrName))
        .findFirst();
  }

  /** The module that an exercise belongs to. */
  public CourseModule moduleOf(CourseExercise exercise) {
    return module(exercise.moduleName()).orElseThrow();
  }

  /** The section of the lesson that belongs to an exercise, read now. */
  public Optional<Lesson> lesson(CourseExercise exercise) {
    return Lesson.of(moduleOf(exercise), exercise.id());
  }
}
