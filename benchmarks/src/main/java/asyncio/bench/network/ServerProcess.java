package asyncio.bench.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, on a processor of its own where the system lets us choose. */
final class ServerProcess implements AutoCloseable {

  private static final Path TASKSET = Path.of("/usr/bin/taskset");

  private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)\\s*");
  private static final Pattern RESIDENT_KIBIBYTES = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final Process process;
  private final boolean usesJava;
  private final int port;

  private ServerProcess(Process process, boolean usesJava, int port) {
    this.process = process;
    this.usesJava = usesJava;
    this.port = port;
  }

  /** Starts one, and waits for the port that it prints. */
  static ServerProcess start(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(onProcessor(0, command))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader();
    String port = output.readLine();
    if (port == null) {
      throw new IOException("the server ended before it told its port: " + command);
    }
    boolean usesJava = Path.of(command.getFirst()).endsWith(Path.of("bin", "java"));
    return new ServerProcess(process, usesJava, Integer.parseInt(port));
  }

  /** The command, so that it runs on one processor; as it is where that cannot be had. */
  static List<String> onProcessor(int number, List<String> command) {
    if (!Files.isExecutable(TASKSET)) {
      return command;
    }
    var pinned = new ArrayList<>(List.of(TASKSET.toString(), "-c", Integer.toString(number)));
    pinned.addAll(command);
    return pinned;
  }

  /**
   * How many bytes it holds: of a JVM what is reachable on its heap, of another process what is in
   * memory. Empty where the system does not say.
   */
  Optional<Long> memory() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return usesJava ? reachable() : Files.exists(status) ? resident(status) : Optional.empty();
  }

  private Optional<Long> reachable() throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "GC.class_histogram")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return figure(jcmd.inputReader().readAllLines(), TOTAL, 1);
  }

  private static Optional<Long> resident(Path status) throws IOException {
    return figure(Files.readAllLines(status), RESIDENT_KIBIBYTES, 1024);
  }

  private static Optional<Long> figure(List<String> lines, Pattern pattern, long unit) {
    return lines.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(line -> Long.parseLong(line.group(1)) * unit)
        .findFirst();
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
