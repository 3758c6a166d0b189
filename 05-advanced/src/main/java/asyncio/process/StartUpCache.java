package asyncio.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes what workers start faster with: the JVM's cache of classes that are loaded and linked
 * already ({@code -XX:AOTCache}).
 *
 * <p>It fits one build of the JVM, and one class path. A worker that it does not fit starts without
 * it.
 */
public final class StartUpCache {

  private static final long LIMIT_SECONDS = 120;

  private StartUpCache() {}

  /**
   * Has a worker do some jobs, the like of what is to come, and keeps the classes that it has
   * loaded for them. Blocks for some seconds: call it with {@code toThread}, or before there is a
   * loop.
   *
   * <p>The JVM keeps classes of jars only. So directories of the class path are packed into jars
   * first.
   *
   * @param folder where jars and cache are put; those that are there are replaced. No other process
   *     must be using them
   * @return the options, with the jars and the cache
   * @throws IOException if it cannot be made: the worker does not come to its end within two
   *     minutes, or one of the jobs fails
   */
  public static JvmOptions make(
      JvmOptions options, Allowed allowed, Path folder, List<? extends Job<?>> jobs)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var packed = options.withClassPath(packed(options.classPath(), folder.toAbsolutePath()));
    Path cache = folder.toAbsolutePath().resolve("workers.aot");
    Files.deleteIfExists(cache);
    Path making = folder.toAbsolutePath().resolve("making.aot");
    try (var command =
        new JvmCommand(packed.withoutCache(), allowed, "-XX:AOTCacheOutput=" + making)) {
      train(command.start(ProcessBuilder.Redirect.DISCARD), allowed, jobs);
      Files.move(making, cache, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(making);
    }
    return packed.withCache(cache);
  }

  private static void train(Process process, Allowed allowed, List<? extends Job<?>> jobs)
      throws IOException, InterruptedException {
    var watchdog =
        CompletableFuture.runAsync(
            process.toHandle()::destroyForcibly,
            CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS));
    try {
      var pipes = new WorkerPipes(process, allowed);
      pipes.awaitReady();
      for (Job<?> job : jobs) {
        requireDone(pipes.exchange(Parcel.of(job, allowed)));
      }
      process.getOutputStream().close();
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
      if (process.waitFor() != 0) {
        throw new IOException("the JVM did not make the cache");
      }
    } finally {
      watchdog.cancel(false);
      process.toHandle().destroyForcibly();
    }
  }

  private static void requireDone(Reply reply) throws IOException {
    switch (reply) {
      case Reply.Returned _ -> {}
      case Reply.Threw(Throwable failure) ->
          throw new IOException("a job for the cache failed", failure);
      case Reply.Died(int exitCode) ->
          throw new IOException("a job for the cache failed", new WorkerDied(exitCode));
    }
  }

  private static List<Path> packed(List<Path> classPath, Path folder) throws IOException {
    var jars = new ArrayList<Path>();
    for (Path entry : classPath) {
      if (Files.isDirectory(entry)) {
        Path jar = folder.resolve("classes-" + (jars.size() + 1) + ".jar");
        pack(entry, jar);
        jars.add(jar);
      } else if (Files.exists(entry)) {
        jars.add(entry);
      }
    }
    return jars;
  }

  private static void pack(Path directory, Path jar) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(directory.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }
}
