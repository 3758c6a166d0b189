package loopcraft.grader.watch;

import io.methvin.watcher.DirectoryChangeEvent.EventType;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.helpers.NOPLogger;

/**
 * Reports changed files below some folders.
 *
 * <p>The system's file events are used where they arrive. On some mounts (WSL2, containers, network
 * drives) they never do, so a file is touched at the start to see: until that event has arrived,
 * the folders are looked at again and again.
 */
public final class FileWatch implements AutoCloseable {

  private static final String PROBE = "file-event-probe-";

  private final Path scratch;
  private final String probe = PROBE + UUID.randomUUID();
  private final Consumer<Path> changed;
  private final CountDownLatch probed = new CountDownLatch(1);
  private final Polling polling;
  private DirectoryWatcher watcher;

  private FileWatch(List<Path> roots, Path scratch, Consumer<Path> changed) {
    this.scratch = scratch;
    this.changed = changed;
    polling = new Polling(roots, changed);
  }

  /**
   * Starts to watch.
   *
   * @param roots the folders; those that do not exist are left out
   * @param scratch a folder on the same file system, for the file that is touched
   * @param onlyPoll whether not even to try the system's file events
   * @param changed is told each file that changed, was made or was deleted; often more than once
   */
  public static FileWatch start(
      List<Path> roots, Path scratch, boolean onlyPoll, Consumer<Path> changed) {
    var existing = roots.stream().filter(Files::isDirectory).toList();
    var watch = new FileWatch(existing, scratch, changed);
    watch.polling.start();
    if (!onlyPoll) {
      watch.listen(existing);
    }
    return watch;
  }

  private void listen(List<Path> roots) {
    try {
      Files.createDirectories(scratch);
      watcher =
          DirectoryWatcher.builder()
              .paths(Stream.concat(roots.stream(), Stream.of(scratch)).toList())
              .fileHashing(false)
              .logger(NOPLogger.NOP_LOGGER)
              .listener(event -> seen(event.eventType(), event.path()))
              .build();
      // A thread of its own, which must not keep the program alive.
      watcher.watchAsync(task -> Thread.ofPlatform().daemon().name("file-events").start(task));
      touch();
    } catch (IOException | UncheckedIOException noEventsHere) {
      // Such as: too many watches. Polling goes on.
      closeWatcher();
    }
  }

  private void touch() throws IOException {
    var file = scratch.resolve(probe);
    Files.writeString(file, "");
    // On a slow start the first event can come before anybody listens.
    CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              try {
                if (probed.getCount() > 0) {
                  Files.writeString(file, "again");
                }
                probed.await(2, TimeUnit.SECONDS);
                Files.deleteIfExists(file);
              } catch (IOException | InterruptedException leftBehind) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private void seen(EventType type, Path path) {
    if (type == EventType.OVERFLOW || path == null) {
      polling.look();
    } else if (path.startsWith(scratch)) {
      if (path.getFileName().toString().equals(probe) && probed.getCount() > 0) {
        polling.stop();
        probed.countDown();
      }
    } else {
      changed.accept(path);
    }
  }

  /** Whether the system's file events have been seen to arrive. */
  public boolean hasEvents() {
    return probed.getCount() == 0;
  }

  /** Waits until the system's file events have been seen to arrive; false if they were not. */
  public boolean awaitEvents(long time, TimeUnit unit) throws InterruptedException {
    return probed.await(time, unit);
  }

  private void closeWatcher() {
    if (watcher != null) {
      try {
        watcher.close();
      } catch (IOException alreadyClosed) {
        // That is what was wanted.
      }
    }
  }

  @Override
  public void close() {
    polling.stop();
    closeWatcher();
  }
}
