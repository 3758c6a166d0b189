package loopcraft.grader.build;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The jars that the course's code uses. */
public final class DependencyPath {

  private static final List<Path> OWN =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(entry -> !entry.isBlank())
          .map(entry -> Path.of(entry).toAbsolutePath().normalize())
          .filter(Files::exists)
          .toList();

  private static final List<Path> LIBRARIES =
      OWN.stream()
          .map(entry -> entry.resolveSibling(Path.of("..", "libraries")).normalize())
          .distinct()
          .filter(Files::isDirectory)
          .flatMap(DependencyPath::jars)
          .toList();

  private DependencyPath() {}

  /** What this program itself runs on: the grader and its libraries. */
  public static List<Path> own() {
    return OWN;
  }

  /** What only the course's code needs: the build puts it beside the folder of {@link #own()}. */
  public static List<Path> libraries() {
    return LIBRARIES;
  }

  private static Stream<Path> jars(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
