package loopcraft.grader.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and keeps what it printed. */
final class ChildProcess {

  /**
   * What became of it.
   *
   * @param exit its exit code
   * @param output what it printed, with plain line ends
   * @param errors what it printed to its error stream
   */
  record Result(int exit, String output, String errors) {

    /** The last line of the errors, which says most of a stack trace or traceback. */
    String lastError() {
      return errors.lines().filter(line -> !line.isBlank()).reduce("", (first, last) -> last);
    }
  }

  private ChildProcess() {}

  /**
   * Runs a program.
   *
   * @throws IOException if it cannot be started
   * @throws AuthorException if it takes too long
   */
  static Result run(
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
        throw new AuthorException("still running after " + Trial.seconds(limit));
      }
      return new Result(process.exitValue(), text(output), text(errors));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuthorException("interrupted");
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
