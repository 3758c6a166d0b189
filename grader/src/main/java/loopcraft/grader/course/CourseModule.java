package loopcraft.grader.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One module of the course.
 *
 * @param number such as {@code 01}
 * @param name the name of its directory, such as {@code 01-event-loop}
 * @param directory where it is
 * @param title from the lesson's first heading
 * @param exercises in order
 * @param openingDemos the demos that open the module, before its first exercise: {@code Demo 01.0:}
 * @param hiddenTests where more grading tests are, which students do not have
 */
public record CourseModule(
    String number,
    String name,
    Path directory,
    String title,
    List<CourseExercise> exercises,
    List<String> openingDemos,
    Optional<Path> hiddenTests) {

  /** Where tests are in a module's directory. */
  static final Path TESTS = Path.of("src", "test", "java");

  /** Copies the lists. */
  public CourseModule {
    exercises = List.copyOf(exercises);
    openingDemos = List.copyOf(openingDemos);
  }

  /** The module in a directory, of whose files nothing has been read. */
  public static CourseModule unread(Path directory) {
    String name = directory.getFileName().toString();
    return new CourseModule(
        name.substring(0, 2), name, directory, "", List.of(), List.of(), Optional.empty());
  }

  /** The given code. */
  public Path given() {
    return directory.resolve("src", "main", "java");
  }

  /** The learner's files. */
  public Path exercise() {
    return directory.resolve("src", "exercise", "java");
  }

  /** The reference solution; absent in a handout. */
  public Path solution() {
    return directory.resolve("src", "solution", "java");
  }

  /** The classes of given code and reference, which a handout has in place of the solution. */
  public Path referenceJar() {
    return directory.resolve("reference.jar");
  }

  /** The learner's files as they were at the start, which a handout has in an archive. */
  public Path stubs() {
    return directory.resolve("stubs.zip");
  }

  /** The grading tests. */
  public Path tests() {
    return directory.resolve(TESTS);
  }

  /** Those of an exercise's test classes that students do not have. */
  public List<String> hiddenTests(CourseExercise exercise) {
    return exercise.testClasses().stream()
        .filter(name -> hiddenTests.filter(folder -> isSource(folder, name)).isPresent())
        .toList();
  }

  private static boolean isSource(Path folder, String className) {
    return Files.isRegularFile(folder.resolve(className.replace('.', '/') + ".java"));
  }

  /** The demos and twins. */
  public Path demos() {
    return directory.resolve("src", "demo", "java");
  }

  /** The known wrong answers; absent in a handout. */
  public Path wrong() {
    return directory.resolve("src", "wrong");
  }

  /** The Python programs and their traces. */
  public Path cpython() {
    return directory.resolve("src", "cpython");
  }

  /** The lesson. */
  public Path lesson() {
    return directory.resolve("README.md");
  }

  /** The reference solution, explained; absent in a handout. */
  public Path walkthrough() {
    return directory.resolve("WALKTHROUGH.md");
  }
}
