package loopcraft.grader.course;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The Java sources below a folder, but for those that this JVM has no use for. */
final class Sources {

  private Sources() {}

  /**
   * A source.
   *
   * @param file relative to the folder
   */
  record Source(Path file, String text) {}

  /** The sources in the order of their names; none, if there is no such folder. */
  static List<Source> below(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var found = Files.walk(root)) {
      List<Path> files =
          found
              .filter(file -> file.getFileName().toString().endsWith(".java"))
              .filter(Files::isRegularFile)
              .sorted(Comparator.naturalOrder())
              .toList();
      List<Source> sources = new ArrayList<>();
      for (Path file : files) {
        String text = Files.readString(file);
        if (Preview.permits(text)) {
          sources.add(new Source(root.relativize(file), text));
        }
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of the class of a source. */
  static String className(Path file) {
    String path = file.toString().replace(File.separatorChar, '.');
    return path.substring(0, path.length() - ".java".length());
  }
}
