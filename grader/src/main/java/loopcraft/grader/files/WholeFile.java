package loopcraft.grader.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that appears whole or not at all: whoever reads it sees the old one or the new one. */
public final class WholeFile {

  private WholeFile() {}

  /** Writes what the file is to hold. */
  @FunctionalInterface
  public interface Content {
    /** Writes it into an empty file. */
    void writeTo(Path file) throws IOException;
  }

  /**
   * Writes a file, and the folders that it needs.
   *
   * @throws IOException if that fails; a file that was there before is as it was
   */
  public static void write(Path target, Content content) throws IOException {
    Path folder = Files.createDirectories(target.toAbsolutePath().getParent());
    Path temporary = Files.createTempFile(folder, ".", ".tmp");
    try {
      content.writeTo(temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
