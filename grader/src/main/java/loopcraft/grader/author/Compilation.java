package loopcraft.grader.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Class files in a temporary folder, for programs that run in another JVM. */
final class Compilation implements AutoCloseable {

  private final Path classes;

  private Compilation(Path classes) {
    this.classes = classes;
  }

  /**
   * Compiles texts, by path relative to a source root.
   *
   * @throws AuthorException if they do not compile
   */
  static Compilation of(Map<Path, String> sources) {
    return of(sources, List.of());
  }

  /**
   * Compiles texts with class files around them; where both have a class, the text counts.
   *
   * @throws AuthorException if they do not compile
   */
  static Compilation of(Map<Path, String> sources, Path around) {
    return of(sources, List.of(around));
  }

  private static Compilation of(Map<Path, String> sources, List<Path> around) {
    try {
      var compilation = new Compilation(Files.createTempDirectory("loopcraft-author"));
      var refusals = Analysis.compiled(sources, around, compilation.classes);
      if (!refusals.isEmpty()) {
        compilation.close();
        var first = refusals.getFirst();
        throw new AuthorException(
            "does not compile: " + first.file() + ":" + first.line() + ": " + first.message());
      }
      return compilation;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path classes() {
    return classes;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
