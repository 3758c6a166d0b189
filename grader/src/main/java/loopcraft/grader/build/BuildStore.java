package loopcraft.grader.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps compiled things by the hash of what went into them.
 *
 * <p>A folder appears under its final name by one move, complete, and never changes after that. So
 * a crash leaves nothing half-made behind, and two processes at once can at worst do the same work
 * twice.
 */
final class BuildStore {

  private static final int KEPT = 64;
  private static final Duration IN_USE = Duration.ofMinutes(30);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final String CLASSES = "classes";

  private final Path root;
  private final Map<Path, Instant> pruned = new ConcurrentHashMap<>();

  BuildStore(Path root) {
    this.root = root;
  }

  Path folder(String kind, String key) {
    return root.resolve(kind).resolve(key);
  }

  Path classes(String kind, String key) {
    return folder(kind, key).resolve(CLASSES);
  }

  Optional<Path> find(String kind, String key) {
    Path folder = folder(kind, key);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    touch(folder);
    return Optional.of(folder);
  }

  Path put(String kind, String key, Content content) {
    Path target = folder(kind, key);
    Path temporary = root.resolve("tmp-" + UUID.randomUUID());
    try {
      Files.createDirectories(target.getParent());
      Files.createDirectories(temporary);
      content.writeTo(temporary, temporary.resolve(CLASSES));
      move(temporary, target);
      prune(target.getParent());
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(temporary);
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Somebody else was faster: theirs is as good as ours.
      if (!Files.isDirectory(target)) {
        throw e;
      }
    }
  }

  /** Marks a folder as used, now and then: pruning goes by it. */
  private static void touch(Path folder) {
    try {
      Instant now = Instant.now();
      if (Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(FRESH))) {
        Files.setLastModifiedTime(folder, FileTime.from(now));
      }
    } catch (IOException pruneMayTakeItEarlier) {
      // The folder is still good for this call.
    }
  }

  /** Now and then: to look at all folders takes time. */
  private void prune(Path kind) throws IOException {
    Instant now = Instant.now();
    Instant before = pruned.put(kind, now);
    if (before != null && before.isAfter(now.minus(PAUSE))) {
      pruned.put(kind, before);
      return;
    }
    oldestFirst(kind).reversed().stream()
        .skip(KEPT)
        .filter(folder -> modified(folder).isBefore(now.minus(IN_USE)))
        .forEach(this::discard);
    oldestFirst(root).stream()
        .filter(folder -> folder.getFileName().toString().startsWith("tmp-"))
        .filter(folder -> modified(folder).isBefore(now.minus(IN_USE)))
        .forEach(BuildStore::delete);
  }

  /** Out of sight first: nobody must find a folder that is half deleted. */
  private void discard(Path folder) {
    Path trash = root.resolve("tmp-" + UUID.randomUUID());
    try {
      Files.move(folder, trash, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException goneOrInUse) {
      return;
    }
    delete(trash);
  }

  private static List<Path> oldestFirst(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.sorted(Comparator.comparing(BuildStore::modified)).toList();
    }
  }

  private static Instant modified(Path path) {
    try {
      return Files.getLastModifiedTime(path).toInstant();
    } catch (IOException gone) {
      return Instant.EPOCH;
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var found = Files.walk(folder)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException somebodyElseDeletedIt) {
      // Then there is nothing to do.
    } catch (IOException | UncheckedIOException leftForTheNextPruning) {
      // It is only rubbish in a folder of rubbish.
    }
  }

  /** Fills a new folder. */
  interface Content {
    void writeTo(Path folder, Path classes) throws IOException;
  }
}
