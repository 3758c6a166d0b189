package loopcraft.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import loopcraft.grader.files.WholeFile;

/** Replaces the learner's files, and keeps what they wrote beside them. */
public final class Copies {

  private static final String MARK = ".mine-";

  private Copies() {}

  /**
   * Writes a text into a file. If the file says something else so far, that is kept as {@code
   * NAME.java.mine-1} (or 2, 3, …), a name that no compiler takes for Java.
   *
   * @return where the old text is kept, if it had to be
   */
  public static Optional<Path> replace(Path file, String text) {
    try {
      if (Files.isRegularFile(file) && same(Files.readString(file), text)) {
        return Optional.empty();
      }
      var kept = Files.isRegularFile(file) ? Optional.of(keep(file)) : Optional.<Path>empty();
      WholeFile.write(file, temporary -> Files.writeString(temporary, text));
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot replace " + file, e);
    }
  }

  private static boolean same(String one, String other) {
    return one.replace("\r\n", "\n").equals(other.replace("\r\n", "\n"));
  }

  /** Copies a file to a name beside it that is free, unless the last copy says the same. */
  private static Path keep(Path file) throws IOException {
    for (var n = 1; ; n++) {
      var copy = file.resolveSibling(file.getFileName() + MARK + n);
      if (!Files.exists(copy)) {
        return Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
      if (Files.mismatch(file, copy) < 0) {
        return copy;
      }
    }
  }
}
