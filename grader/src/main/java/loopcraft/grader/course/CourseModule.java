package loopcraft.grader.course;

import java.nio.file.Path;
import java.util.List;

/**
 * One module of the course.
 *
 * @param number such as {@code 01}
 * @param name the name of its directory, such as {@code 01-event-loop}
 * @param directory where it is
 * @param title from the lesson's first heading
 * @param exercises in order
 * @param openingDemos the demos that open the module, before its first exercise: {@code Demo 01.0:}
 */
public record CourseModule(
    String number,
    String name,
    Path directory,
    String title,
    List<CourseExercise> exercises,
    List<String> openingDemos) {

  /** Copies the lists. */
  public CourseModule {
    exercises = List.copyOf(exercises);
    openingDemos = List.copyOf(openingDemos);
  }

  /** The module in a directory, of whose files nothing has been read. */
  public static CourseModule unread(Path directory) {
    String name = directory.getFileName().toString();
    return new CourseModule(name.substring(0, 2), name, directory, "", List.of(), List.of());
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
    return directory.resolve("src", "test", "java");
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
