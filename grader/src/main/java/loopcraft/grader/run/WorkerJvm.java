package loopcraft.grader.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopcraft.grader.build.DependencyPath;
import loopcraft.grader.build.Fingerprint;
import loopcraft.grader.build.JavaOptions;

/**
 * How a worker JVM is started: its class path, its flags, and an archive that makes it start fast.
 */
final class WorkerJvm {

  static final int HEAP_MEGABYTES = 512;

  /** What only the command line needs. */
  private static final Set<String> NOT_FOR_WORKERS =
      Set.of(
          "picocli",
          "jline",
          "directory-watcher",
          "jna",
          "slf4j",
          "java-diff-utils",
          "commonmark",
          "commons-",
          "jfreechart",
          "VectorGraphics2D",
          "maven",
          "plexus",
          "surefire");

  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Path home;
  private final List<Path> classPath;
  private final String key;
  private final ThreadOrder order;

  /** Keeps what it makes in a folder below this one. */
  WorkerJvm(Path learnFolder) {
    this(learnFolder, ThreadOrder.FREE);
  }

  /** One in whose workers threads go on in this order. */
  WorkerJvm(Path learnFolder, ThreadOrder order) {
    this.order = order;
    List<Path> entries =
        Stream.concat(
                DependencyPath.own().stream().filter(entry -> isForWorkers(entry.getFileName())),
                DependencyPath.libraries().stream())
            .toList();
    key = fingerprint(entries);
    home = learnFolder.resolve("worker", key);
    try {
      Files.createDirectories(home);
      classPath = packed(entries);
      WarmUp.unpack(home);
      if (order != ThreadOrder.FREE) {
        OrderedThreads.write(order, patch());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes with the grader and its libraries. */
  String key() {
    return key;
  }

  ProcessBuilder command(OptionalInt debugPort) {
    List<String> command = java();
    if (hasArchive()) {
      // One that does not fit after all is left alone by the JVM.
      command.add("-XX:AOTCache=" + archive());
    }
    debugPort.ifPresent(
        port ->
            command.add(
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=localhost:"
                    + port));
    return process(command);
  }

  /** What a worker reads of its own. */
  List<Path> files() {
    return Stream.concat(Stream.of(home), classPath.stream()).toList();
  }

  /** How a program of the grader is started that needs what a worker has. */
  List<String> programCommand(String mainClass) {
    List<String> command = java();
    command.addAll(List.of("-cp", joinedClassPath(), mainClass));
    return command;
  }

  boolean hasArchive() {
    return order == ThreadOrder.FREE && Files.isRegularFile(archive());
  }

  /**
   * Makes the archive if there is none yet and nobody else is about it. Takes seconds, which is why
   * {@link ArchiveTrainer} does it in a process of its own.
   */
  void train() throws IOException, InterruptedException {
    try (var channel =
            FileChannel.open(
                home.resolve("archive.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      if (lock != null && !hasArchive()) {
        makeArchive(home.resolve("training.aot"));
      }
    }
  }

  private void makeArchive(Path temporary) throws IOException, InterruptedException {
    List<String> command = java();
    command.add("-XX:AOTCacheOutput=" + temporary);
    Process process =
        process(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var in = process.outputWriter()) {
      in.write(WorkerProcess.encode(new byte[RecordChain.KEY_BYTES]) + "\n");
      in.write(WorkerMain.TRAINING + "\n");
    }
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    if (ended && process.exitValue() == 0 && Files.isRegularFile(temporary)) {
      Files.move(temporary, archive(), StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.deleteIfExists(temporary);
    }
  }

  private Path archive() {
    return home.resolve("worker.aot");
  }

  private Path patch() {
    return home.resolve(order.toString());
  }

  private List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(JAVA);
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            // Most code runs a few times: to compile it costs more than inlining saves.
            "-XX:C1MaxInlineSize=10",
            "-XX:+UseSerialGC",
            "-Xms64m",
            "-Xmx" + HEAP_MEGABYTES + "m",
            "-Xss1m",
            "-XX:+ExitOnOutOfMemoryError",
            // Standard output belongs to the records.
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+DisableAttachMechanism",
            "-XX:-EnableDynamicAgentLoading",
            "--illegal-native-access=deny",
            "--sun-misc-unsafe-memory-access=deny",
            "-XX:-UsePerfData",
            "-Dfile.encoding=UTF-8",
            // A database calls no classes by their names; nor does it compile any: SourceCompiler.
            "-Dh2.allowedClasses=none",
            "-Djava.awt.headless=true"));
    command.addAll(JavaOptions.jvm());
    if (order != ThreadOrder.FREE) {
      command.addAll(List.of("--patch-module", "java.base=" + patch()));
    }
    return command;
  }

  private ProcessBuilder process(List<String> command) {
    command.addAll(List.of("-cp", joinedClassPath(), WorkerMain.class.getName()));
    var builder = new ProcessBuilder(command).directory(home.toFile());
    // These would change the worker's flags, and what it prints.
    builder
        .environment()
        .keySet()
        .removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH"));
    return builder;
  }

  private String joinedClassPath() {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isForWorkers(Path entry) {
    return NOT_FOR_WORKERS.stream().noneMatch(entry.toString()::startsWith);
  }

  private static String fingerprint(List<Path> entries) {
    var fingerprint = new Fingerprint().add(Runtime.version().toString()).addAll(JavaOptions.jvm());
    for (Path entry : entries) {
      try (var files = Files.walk(entry)) {
        fingerprint.add(entry.toString());
        files
            .filter(Files::isRegularFile)
            .sorted()
            .map(Path::toFile)
            .forEach(
                file -> fingerprint.add(file + " " + file.length() + " " + file.lastModified()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return fingerprint.hex();
  }

  /** Folders become jars, because the JVM makes archives of classes in jars only. */
  private List<Path> packed(List<Path> entries) throws IOException {
    List<Path> result = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Path entry = entries.get(i);
      Path jar = home.resolve("classes-" + i + ".jar");
      result.add(Files.isDirectory(entry) ? pack(entry, jar) : entry);
    }
    return result;
  }

  private Path pack(Path folder, Path jar) throws IOException {
    if (Files.isRegularFile(jar)) {
      return jar;
    }
    Path temporary = home.resolve("jar-" + UUID.randomUUID());
    try (var out = new JarOutputStream(Files.newOutputStream(temporary));
        var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        out.putNextEntry(new JarEntry(name));
        Files.copy(file, out);
      }
    }
    try {
      Files.move(temporary, jar, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      deleteQuietly(temporary);
      // Another process may have made it, and may have it open.
      if (!Files.isRegularFile(jar)) {
        throw e;
      }
    }
    return jar;
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException leftBehind) {
      // It harms nobody.
    }
  }
}
