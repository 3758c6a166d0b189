package loopcraft.grader.build;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import loopcraft.grader.course.CourseModule;

/** The jars that the course's code uses. */
public final class DependencyPath {

  private static final List<Path> OWN =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(entry -> !entry.isBlank())
          .map(entry -> Path.of(entry).toAbsolutePath().normalize())
          .filter(Files::exists)
          .toList();

  private DependencyPath() {}

  /** What this program itself runs on: the grader and its libraries. */
  public static List<Path> own() {
    return OWN;
  }

  /** What a module needs beyond {@link #own()}: nothing so far. */
  public static List<Path> of(CourseModule module) {
    return List.of();
  }
}
