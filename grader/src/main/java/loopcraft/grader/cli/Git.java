package loopcraft.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The git command, in one folder. */
final class Git {

  private final Path folder;

  Git(Path folder) {
    this.folder = folder;
  }

  /**
   * What a command came to.
   *
   * @param status 0 if it went well
   * @param out what it printed
   * @param problem what it complained about
   */
  record Result(int status, byte[] out, String problem) {

    boolean ok() {
      return status == 0;
    }

    String text() {
      return new String(out, StandardCharsets.UTF_8).strip();
    }
  }

  /** Runs a command, whatever becomes of it. */
  Result attempt(String... arguments) {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(Map.of("LC_ALL", "C", "GIT_TERMINAL_PROMPT", "0"));
    try {
      var complaints = Files.createTempFile("git", ".err");
      try {
        var process = builder.redirectError(complaints.toFile()).start();
        process.getOutputStream().close();
        var out = process.getInputStream().readAllBytes();
        var status = process.waitFor();
        return new Result(status, out, Files.readString(complaints).strip());
      } finally {
        Files.deleteIfExists(complaints);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run git", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UsageException("git was interrupted.");
    }
  }

  /**
   * Runs a command that must go well.
   *
   * @throws UsageException with git's words if it does not
   */
  String run(String... arguments) {
    var result = attempt(arguments);
    if (!result.ok()) {
      throw new UsageException(
          "git %s did not work:\n%s".formatted(arguments[0], result.problem()));
    }
    return result.text();
  }

  List<String> lines(String... arguments) {
    return run(arguments).lines().filter(line -> !line.isBlank()).toList();
  }
}
