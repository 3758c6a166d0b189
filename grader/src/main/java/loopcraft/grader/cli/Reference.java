package loopcraft.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loopcraft.grader.course.CourseModule;

/** The reference solution's sources. */
final class Reference {

  private Reference() {}

  /**
   * The text of a file of the reference.
   *
   * @param file relative to a source root
   * @throws UsageException if this checkout does not have it
   */
  static String of(CourseModule module, Path file) {
    var source = module.solution().resolve(file);
    if (!Files.isRegularFile(source)) {
      throw new UsageException("This copy of the course has no reference solution to show.");
    }
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
