package loopcraft.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import loopcraft.grader.process.ChildProcess;

/** The git command, in one folder. */
final class Git {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("LC_ALL", "C", "GIT_TERMINAL_PROMPT", "0");

  private final Path folder;

  Git(Path folder) {
    this.folder = folder;
  }

  /** What a command came to. */
  record Result(ChildProcess.Result process) {

    boolean ok() {
      return process.exit() == 0;
    }

    byte[] out() {
      return process.out();
    }

    String text() {
      return process.output().strip();
    }

    String problem() {
      return process.errors().strip();
    }
  }

  /** Runs a command, whatever becomes of it. */
  Result attempt(String... arguments) {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      return new Result(ChildProcess.run(folder, ENVIRONMENT, ChildProcess.NO_LIMIT, command));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run git", e);
    } catch (ChildProcess.Stopped e) {
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
