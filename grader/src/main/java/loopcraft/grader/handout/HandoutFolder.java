package loopcraft.grader.handout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a handout is written: into a folder that is new or empty, or over an older handout. What
 * its owner has changed, added or deleted there stays as it is.
 */
public final class HandoutFolder {

  /** What is put beside a file that its owner has changed. */
  public static final String NEWER = ".new";

  private static final Set<String> COMMANDS = Set.of("learn", "mvnw");

  private final Path folder;
  private final List<String> written = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final List<String> changedByOwner = new ArrayList<>();
  private final List<String> deletedByOwner = new ArrayList<>();

  private HandoutFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * What was done.
   *
   * @param before the version of the older handout
   * @param written which files are new or changed
   * @param removed which are no part of the handout any more
   * @param changedByOwner which were changed since they were handed out; the new ones lie beside
   *     them
   * @param deletedByOwner which were deleted since they were handed out; they are not written again
   */
  public record Written(
      Optional<String> before,
      List<String> written,
      List<String> removed,
      List<String> changedByOwner,
      List<String> deletedByOwner) {}

  /** Whether a handout can be written here. */
  public static boolean takes(Path folder) {
    return !Files.exists(folder) || isEmpty(folder) || older(folder).isPresent();
  }

  /** Writes it. */
  public static Written write(Handout handout, Path folder) {
    return new HandoutFolder(folder).write(handout);
  }

  private Written write(Handout handout) {
    Optional<FileList> older = older(folder);
    FileList list = handout.list();
    handout
        .files()
        .forEach(
            (path, content) ->
                write(
                    path,
                    content,
                    list.hashes().get(path),
                    older.map(before -> before.hashes().get(path))));
    older.ifPresent(before -> removeOthers(before, handout));
    // It comes last, and says that all is there.
    FileContent.write(folder.resolve(FileList.NAME), list.text().getBytes(StandardCharsets.UTF_8));
    return new Written(
        older.map(FileList::version), written, removed, changedByOwner, deletedByOwner);
  }

  private void write(String path, byte[] content, String hash, Optional<String> before) {
    Path file = folder.resolve(path);
    Optional<String> now = hash(file);
    if (now.isEmpty() && before.isPresent()) {
      deletedByOwner.add(path);
    } else if (now.isEmpty() || now.equals(before) && !now.get().equals(hash)) {
      FileContent.write(file, content);
      written.add(path);
    } else if (!now.equals(before) && !now.get().equals(hash)) {
      FileContent.write(file.resolveSibling(file.getFileName() + NEWER), content);
      changedByOwner.add(path);
    }
    if (COMMANDS.contains(path) && Files.exists(file)) {
      file.toFile().setExecutable(true, false);
    }
  }

  private void removeOthers(FileList before, Handout handout) {
    before
        .hashes()
        .forEach(
            (path, hash) -> {
              Path file = folder.resolve(path).normalize();
              if (!handout.files().containsKey(path)
                  && file.startsWith(folder)
                  && hash(file).equals(Optional.of(hash))) {
                delete(file);
                removed.add(path);
              }
            });
  }

  private void delete(Path file) {
    try {
      Files.delete(file);
      for (Path parent = file.getParent();
          !parent.equals(folder) && isEmpty(parent);
          parent = parent.getParent()) {
        Files.delete(parent);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }

  private static Optional<FileList> older(Path folder) {
    Path list = folder.resolve(FileList.NAME);
    return Files.isRegularFile(list)
        ? FileList.parse(new String(FileContent.read(list), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** A repository in which nothing is yet is as good as an empty folder. */
  private static boolean isEmpty(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(file -> file.endsWith(".git"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + folder, e);
    }
  }

  private static Optional<String> hash(Path file) {
    return Files.isRegularFile(file)
        ? Optional.of(FileList.sha256(FileContent.read(file)))
        : Optional.empty();
  }
}
