package loopcraft.grader.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and keeps what it printed. */
public final class ChildProcess {

  /** As long as it takes. */
  public static final Duration NO_LIMIT = Duration.ofMillis(Long.MAX_VALUE);

  /**
   * What became of it.
   *
   * @param exit its exit code
   * @param out what it printed, as it is
   * @param errors what it printed to its error stream, with plain line ends
   */
  public record Result(int exit, byte[] out, String errors) {

    /** What it printed, with plain line ends. */
    public String output() {
      return plain(out);
    }

    /** The last line of the errors, which says most of a stack trace or traceback. */
    public String lastError() {
      return errors.lines().filter(line -> !line.isBlank()).reduce("", (first, last) -> last);
    }
  }

  /** It was not run to its end; the message says why. */
  public static final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Stopped(String message) {
      super(message);
    }
  }

  private ChildProcess() {}

  /**
   * Runs a program.
   *
   * @throws IOException if it cannot be started
   * @throws Stopped if it takes too long, or this thread is interrupted
   */
  public static Result run(
      Path directory, Map<String, String> environment, Duration limit, List<String> command)
      throws IOException {
    Path output = Files.createTempFile("output", ".txt");
    Path errors = Files.createTempFile("errors", ".txt");
    try {
      var builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        throw new Stopped(
            String.format(Locale.ROOT, "still running after %.1f s", limit.toMillis() / 1000.0));
      }
      return new Result(
          process.exitValue(), Files.readAllBytes(output), plain(Files.readAllBytes(errors)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped("interrupted");
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
    }
  }

  private static String plain(byte[] printed) {
    return new String(printed, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
