package loopcraft.grader.submission;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip, as its central directory has it. */
final class ZipContents implements Contents {

  private final ZipFile zip;
  private final IntakeLimits limits;

  private ZipContents(ZipFile zip, IntakeLimits limits) {
    this.zip = zip;
    this.limits = limits;
  }

  static ZipContents open(Path file, IntakeLimits limits) throws RejectedException {
    try {
      return new ZipContents(ZipFile.builder().setPath(file).get(), limits);
    } catch (IOException | RuntimeException broken) {
      throw new RejectedException("is no zip that can be read: " + broken.getMessage(), broken);
    }
  }

  @Override
  public List<Item> items() throws RejectedException {
    var items = new TreeMap<String, Item>();
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      String path = Received.slashed(entry.getName());
      if (entry.isDirectory() || isLeftOut(path)) {
        continue;
      }
      if (items.size() == limits.entries()) {
        throw new RejectedException("has more than " + limits.entries() + " files");
      }
      var item = new Item(path, !entry.isUnixSymlink(), () -> zip.getInputStream(entry));
      if (items.put(path, item) != null) {
        throw new RejectedException("has two files of one name: " + path);
      }
    }
    return List.copyOf(items.values());
  }

  private static boolean isLeftOut(String path) {
    String[] names = path.split("/");
    return Arrays.stream(names, 0, Math.max(0, names.length - 1))
        .anyMatch(FOLDERS_LEFT_OUT::contains);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
