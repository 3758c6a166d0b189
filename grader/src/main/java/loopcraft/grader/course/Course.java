package loopcraft.grader.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
    return load(root, module -> Optional.empty());
  }

  /**
   * Reads the course, and more grading tests, which students do not have.
   *
   * @param hiddenTests a folder in which they are as they would be in the course's, such as {@code
   *     01-event-loop/src/test/java/asyncio/loop/MoreTest.java}
   * @throws CourseException if the files contradict one another, or there are no such tests
   */
  public static Course withHiddenTests(Path root, Path hiddenTests) {
    var course =
        load(
            root,
            module ->
                Optional.of(
                        hiddenTests
                            .toAbsolutePath()
                            .resolve(module.getFileName())
                            .resolve(CourseModule.TESTS))
                    .filter(Files::isDirectory));
    boolean hasAny =
        course.exercises().stream()
            .anyMatch(exercise -> !course.moduleOf(exercise).hiddenTests(exercise).isEmpty());
    List<String> known = load(root).exercises().stream().map(CourseExercise::id).toList();
    course.exercises().stream()
        .map(CourseExercise::id)
        .filter(id -> !known.contains(id))
        .findFirst()
        .ifPresent(
            id -> {
              throw new CourseException(
                  "a test in %s is of exercise %s, which there is not".formatted(hiddenTests, id));
            });
    if (!hasAny) {
      throw new CourseException(
          "in %s there are no tests with @Grades; they are looked for in folders such as %s"
              .formatted(
                  hiddenTests,
                  Path.of(course.modules().getFirst().name()).resolve(CourseModule.TESTS)));
    }
    return course;
  }

  private static Course load(Path root, Function<Path, Optional<Path>> hiddenTests) {
    Path absolute = root.toAbsolutePath().normalize();
    try (var entries = Files.list(absolute)) {
      return new Course(
          absolute,
          entries
              .filter(entry -> MODULE.matcher(entry.getFileName().toString()).matches())
              .filter(entry -> Files.isDirectory(entry.resolve("src")))
              .sorted()
              .map(module -> ModuleReader.read(module, hiddenTests.apply(module)))
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
