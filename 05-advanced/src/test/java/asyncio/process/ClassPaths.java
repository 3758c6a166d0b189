package asyncio.process;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where classes come from, also if a class loader of its own has them, as in a graded test. */
final class ClassPaths {

  private ClassPaths() {}

  /** The directories and jars that these classes were loaded from. */
  static List<Path> of(Class<?>... classes) {
    return Stream.of(classes).map(ClassPaths::source).distinct().toList();
  }

  private static Path source(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
