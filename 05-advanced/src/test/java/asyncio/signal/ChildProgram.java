package asyncio.signal;

import asyncio.http.HttpServer;
import asyncio.loop.EventLoop;
import asyncio.stream.Streams;
import asyncio.sync.Event;
import asyncio.sync.QueueFull;
import asyncio.task.Awaitable;
import asyncio.task.Runner;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program in a JVM of its own, which can be sent SIGTERM as the system does: with the classes
 * that are under test, also where a class loader of their own has them.
 *
 * <p>Windows cannot send that signal to a process. There the program is asked, on its standard
 * input, to raise it itself, which the JVM treats alike: see {@link #raiseWhenAsked}.
 */
final class ChildProgram implements AutoCloseable {

  private static final List<Class<?>> LEARNERS =
      List.of(
          SignalHandlers.class, InterruptibleRun.class, UntilSignalled.class, GracefulExit.class);

  /**
   * One of each place that classes can be in: the tests, the exercises, and the given code of each
   * module. On the learner's own runtime the exercises are in another place, and come first.
   */
  private static final List<Class<?>> OTHERS =
      List.of(
          ChildProgram.class,
          HttpServer.class,
          Event.class,
          Runner.class,
          SignalSource.class,
          Streams.class,
          QueueFull.class,
          Awaitable.class,
          EventLoop.class);

  private static final int SECONDS = 8;
  private static final String RAISE = "raise SIGTERM";
  private static final String END_OF_OUTPUT = "(the end of its output)";

  private final Path classes;
  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Thread reader;

  private ChildProgram(Path classes, Process process) {
    this.classes = classes;
    this.process = process;
    reader = Thread.ofPlatform().daemon().name("reads a child's output").start(this::read);
  }

  /** Starts a program. */
  static ChildProgram start(Class<?> main, String... arguments) throws IOException {
    Path classes = copyOfLearnersClasses();
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of("--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED"));
    command.addAll(List.of("--add-exports", "java.base/jdk.internal.access=ALL-UNNAMED"));
    command.addAll(List.of("-Dasyncio.debug=true", "-cp"));
    command.add(
        Stream.concat(Stream.of(classes), OTHERS.stream().map(ChildProgram::source))
            .distinct()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    return new ChildProgram(classes, builder.start());
  }

  /** A directory with the classes of the exercise and no others may be beside them. */
  private static Path copyOfLearnersClasses() throws IOException {
    Path copy = Files.createTempDirectory("classes under test");
    for (Class<?> type : LEARNERS) {
      Path found = source(type).resolve(type.getPackageName().replace('.', '/'));
      Path target = Files.createDirectories(copy.resolve(source(type).relativize(found)));
      try (Stream<Path> files = Files.list(found)) {
        for (Path file : files.filter(file -> isOf(type, file)).toList()) {
          Files.copy(file, target.resolve(file.getFileName()));
        }
      }
    }
    return copy;
  }

  private static boolean isOf(Class<?> type, Path file) {
    String name = file.getFileName().toString();
    return name.equals(type.getSimpleName() + ".class")
        || name.startsWith(type.getSimpleName() + "$");
  }

  private static Path source(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private void read() {
    try (BufferedReader output = process.inputReader()) {
      output.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException closed) {
      // The same as its end.
    }
    lines.add(END_OF_OUTPUT);
  }

  /** The next line of its output that begins in one of these ways. Blocks the caller. */
  String awaitLine(String... beginnings) throws InterruptedException {
    var seen = new ArrayList<String>();
    while (true) {
      String line = lines.poll(SECONDS, TimeUnit.SECONDS);
      if (line == null || line.equals(END_OF_OUTPUT)) {
        throw new AssertionError(
            "the program did not print %s, but %s".formatted(List.of(beginnings), seen));
      }
      if (Stream.of(beginnings).anyMatch(line::startsWith)) {
        return line;
      }
      seen.add(line);
    }
  }

  /** Sends SIGTERM. */
  void terminate() throws IOException {
    if (process.supportsNormalTermination()) {
      // Not Process.destroy, which closes its output, too.
      process.toHandle().destroy();
    } else {
      process.outputWriter().append(RAISE).append('\n').flush();
    }
  }

  /** Has this program raise SIGTERM when its parent, for want of another way, asks for it. */
  static void raiseWhenAsked() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (RAISE.equals(IO.readln())) {
                sun.misc.Signal.raise(new sun.misc.Signal("TERM"));
              }
            });
  }

  /** Waits for its end, and returns its exit code; none if it does not end. */
  Integer exitCode() throws InterruptedException {
    return process.waitFor(SECONDS, TimeUnit.SECONDS) ? process.exitValue() : null;
  }

  /** Ends it, in whatever way, and leaves nothing behind. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    reader.join();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.toList().reversed()) {
        Files.delete(file);
      }
    }
  }
}
