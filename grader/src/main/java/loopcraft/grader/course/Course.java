package loopcraft.grader.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The course in a checkout.
 *
 * @param root the checkout's directory
 * @param modules in order
 */
public record Course(Path root, List<CourseModule> modules) {

  private static final Pattern MODULE = Pattern.compile("\\d\\d-.+");

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
    Path absolute = root.toAbsolutePath().normalize();
    try (var entries = Files.list(absolute)) {
      return new Course(
          absolute,
          entries
              .filter(entry -> MODULE.matcher(entry.getFileName().toString()).matches())
              .filter(entry -> Files.isDirectory(entry.resolve("src")))
              .sorted()
              .map(ModuleReader::read)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All exercises, in order. */
  public List<CourseExercise> exercises() {
    return modules.stream().flatMap(module -> module.exercises().stream()).toList();
  }

  /** The exercise with this id. */
  public Optional<CourseExercise> find(String id) {
    return exercises().stream().filter(exercise -> exercise.id().equals(id)).findFirst();
  }

  /** The module with this number (01 or 1) or name (01-event-loop or event-loop). */
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
