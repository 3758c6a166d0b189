package loopcraft.grader.submission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A zip as somebody might hand it in, well made or not. */
public final class TestZip implements AutoCloseable {

  private static final int UNIX_LINK = 0120777;
  private static final int MEBIBYTE = 1 << 20;

  private final ZipArchiveOutputStream zip;

  /** Begins one; it is there when this is closed. */
  public TestZip(Path file) throws IOException {
    zip = new ZipArchiveOutputStream(file);
  }

  /** One with these files. */
  public static Path of(Path file, Map<String, String> files) throws IOException {
    try (var zip = new TestZip(file)) {
      for (var each : files.entrySet()) {
        zip.file(each.getKey(), each.getValue());
      }
    }
    return file;
  }

  /** Adds a file. */
  public void file(String path, String text) throws IOException {
    add(new ZipArchiveEntry(path), text);
  }

  /** Adds a symbolic link. */
  public void link(String path, String target) throws IOException {
    var link = new ZipArchiveEntry(path);
    link.setUnixMode(UNIX_LINK);
    add(link, target);
  }

  /** Adds a file that is large when it is unpacked. */
  public void zeros(String path, int mebibytes) throws IOException {
    byte[] zeros = new byte[MEBIBYTE];
    zip.putArchiveEntry(new ZipArchiveEntry(path));
    for (int i = 0; i < mebibytes; i++) {
      zip.write(zeros);
    }
    zip.closeArchiveEntry();
  }

  private void add(ZipArchiveEntry entry, String text) throws IOException {
    zip.putArchiveEntry(entry);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeArchiveEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
