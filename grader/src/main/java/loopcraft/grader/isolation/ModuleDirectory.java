package loopcraft.grader.isolation;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the directory of the course's module that a class belongs to. */
public final class ModuleDirectory {

  /** The system property that names the directory where classes do not lie below it. */
  public static final String PROPERTY = "loopcraft.module";

  private ModuleDirectory() {}

  /** The module of a class, or the working directory if the class lies in none. */
  public static Path of(Class<?> type) {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .map(Path::of)
        .or(() -> location(type).flatMap(ModuleDirectory::above))
        .orElse(Path.of(""))
        .toAbsolutePath();
  }

  private static Optional<Path> above(Path classes) {
    return Stream.iterate(classes, path -> path != null, Path::getParent)
        .filter(path -> Files.exists(path.resolve("pom.xml")))
        .findFirst();
  }

  /** The directory or jar that a class was loaded from. */
  static Optional<Path> location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IllegalArgumentException notAFile) {
      return Optional.empty();
    }
  }
}
