package loopcraft.grader.course;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The section of a module's lesson that belongs to one exercise.
 *
 * @param exercise the exercise's id
 * @param heading the section's heading without the marks, such as {@code 01.3 Timers}
 * @param file the lesson's file
 * @param line where the heading stands in the file, from 1
 * @param markdown the section with its heading, up to the next section
 * @param hints the bodies of its folded hints, in order
 */
public record Lesson(
    String exercise, String heading, Path file, int line, String markdown, List<String> hints) {

  /** Copies the list. */
  public Lesson {
    hints = List.copyOf(hints);
  }

  /** Finds the section that belongs to an exercise. */
  public static Optional<Lesson> of(CourseModule module, String exercise) {
    throw new UnsupportedOperationException();
  }

  /** The heading's anchor on GitHub, such as {@code 013-timers}. */
  public String anchor() {
    throw new UnsupportedOperationException();
  }
}
