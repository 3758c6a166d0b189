package loopcraft.grader.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One source file.
 *
 * @param path relative to its Java source root
 * @param shown where it is in the workspace
 * @param text what it says
 */
public record SourceText(Path path, Path shown, String text) {

  static SourceText read(Path root, Path path) {
    Path file = root.resolve(path);
    try {
      // Not readString: a byte that is no UTF-8 is the learner's compile error, not our exception.
      return new SourceText(
          path, file, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
