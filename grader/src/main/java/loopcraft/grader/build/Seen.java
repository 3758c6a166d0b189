package loopcraft.grader.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;

/**
 * A file of the course as it was when it was last read; the learner's own files are always read.
 *
 * @param modified when it was changed
 * @param size in bytes
 * @param bytes its content
 */
record Seen(FileTime modified, long size, byte[] bytes) {

  /** The file as it is; {@code known} itself if that still holds. */
  static Seen of(Path file, Seen known) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (known != null
          && known.size == attributes.size()
          && known.modified.equals(attributes.lastModifiedTime())) {
        return known;
      }
      return new Seen(attributes.lastModifiedTime(), attributes.size(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  String fingerprint() {
    return new Fingerprint().add(HexFormat.of().formatHex(bytes)).hex();
  }
}
