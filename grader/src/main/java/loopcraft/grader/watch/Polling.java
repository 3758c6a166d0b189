package loopcraft.grader.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Finds changed files by looking at all of them again and again. */
final class Polling {

  private static final int INTERVAL_MILLIS = 100;

  private record Stamp(FileTime modified, long size, Object key) {}

  private final List<Path> roots;
  private final Consumer<Path> changed;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("file-polling").factory());
  private Map<Path, Stamp> seen = Map.of();

  Polling(List<Path> roots, Consumer<Path> changed) {
    this.roots = roots;
    this.changed = changed;
  }

  void start() {
    seen = stamps();
    clock.scheduleWithFixedDelay(
        this::look, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  void stop() {
    clock.shutdown();
  }

  /** Looks now. */
  synchronized void look() {
    var now = stamps();
    var before = seen;
    seen = now;
    now.forEach(
        (file, stamp) -> {
          if (!stamp.equals(before.get(file))) {
            changed.accept(file);
          }
        });
    before.keySet().stream().filter(file -> !now.containsKey(file)).forEach(changed);
  }

  private Map<Path, Stamp> stamps() {
    var stamps = new HashMap<Path, Stamp>();
    for (var root : roots) {
      try (var files = Files.walk(root)) {
        files.forEach(file -> stamp(file, stamps));
      } catch (IOException | UncheckedIOException goneMeanwhile) {
        // The next look will see how it is then.
      }
    }
    return stamps;
  }

  private static void stamp(Path file, Map<Path, Stamp> stamps) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (attributes.isRegularFile()) {
        stamps.put(
            file,
            new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey()));
      }
    } catch (IOException goneMeanwhile) {
      // As if it had not been there.
    }
  }
}
