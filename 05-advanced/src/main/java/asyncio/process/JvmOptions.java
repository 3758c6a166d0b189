package asyncio.process;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How worker JVMs are started.
 *
 * @param classPath where the workers find the classes of the jobs, and this package
 * @param flags of the JVM, such as {@code -Xmx256m}
 * @param cache made by {@link StartUpCache}, for a faster start; null is without
 * @param initializer a job that each worker does before its first one: {@code initializer}. If it
 *     fails, the worker has not started. Null is without
 */
public record JvmOptions(List<Path> classPath, List<String> flags, Path cache, Job<?> initializer) {

  /**
   * Without parallel collection of garbage, as there are many; and one that runs out of memory
   * ends.
   */
  private static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

  /** Keeps its own copies. */
  public JvmOptions {
    classPath = List.copyOf(classPath);
    flags = List.copyOf(flags);
  }

  /** This JVM's class path, and flags for a small JVM. */
  public static JvmOptions ofThisJvm() {
    List<Path> classPath =
        Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> Path.of(entry).toAbsolutePath())
            .toList();
    return new JvmOptions(classPath, FLAGS, null, null);
  }

  /** The same, with another class path. */
  public JvmOptions withClassPath(List<Path> classPath) {
    return new JvmOptions(classPath, flags, cache, initializer);
  }

  /** The same, with more flags. */
  public JvmOptions withFlags(String... more) {
    List<String> all = Stream.concat(flags.stream(), Stream.of(more)).toList();
    return new JvmOptions(classPath, all, cache, initializer);
  }

  /** The same, with a cache. */
  public JvmOptions withCache(Path cache) {
    return new JvmOptions(classPath, flags, cache, initializer);
  }

  /** The same, without a cache. */
  public JvmOptions withoutCache() {
    return withCache(null);
  }

  /** The same, with a job that each worker begins with. */
  public JvmOptions withInitializer(Job<?> initializer) {
    return new JvmOptions(classPath, flags, cache, initializer);
  }
}
