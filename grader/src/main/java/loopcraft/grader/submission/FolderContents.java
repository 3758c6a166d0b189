package loopcraft.grader.submission;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** A folder; no link in it is followed. */
final class FolderContents implements Contents {

  private final Path folder;
  private final IntakeLimits limits;

  FolderContents(Path folder, IntakeLimits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  @Override
  public List<Item> items() throws IOException, RejectedException {
    var items = new TreeMap<String, Item>();
    Files.walkFileTree(folder, Set.of(), limits.depth(), new Collector(items));
    if (items.size() > limits.entries()) {
      throw new RejectedException("has more than " + limits.entries() + " files");
    }
    return List.copyOf(items.values());
  }

  @Override
  public void close() {}

  private final class Collector extends SimpleFileVisitor<Path> {

    private final TreeMap<String, Item> items;

    Collector(TreeMap<String, Item> items) {
      this.items = items;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
      return !visited.equals(folder) && FOLDERS_LEFT_OUT.contains(visited.getFileName().toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String path = Received.slashed(folder.relativize(file).toString());
      items.put(
          path,
          new Item(
              path,
              attributes.isRegularFile(),
              () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)));
      return items.size() > limits.entries() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
      return FileVisitResult.CONTINUE;
    }
  }
}
