package loopcraft.grader.compare;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import loopcraft.grader.process.ChildProcess;
import loopcraft.grader.process.SearchPath;

/** Looks for a CPython to compare with. */
public final class Pythons {

  private static final String VARIABLE = "LOOPCRAFT_PYTHON";
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String QUESTION =
      "import sys; assert sys.version_info >= (3, 11); import asyncio, multiprocessing;"
          + " print(sys.implementation.name, sys.version.split()[0])";

  /** Makes the stand-ins of pyenv on the path run something, where none was chosen. */
  private static final Map<String, String> CHOSEN = Map.of("PYENV_VERSION", "3.13");

  /**
   * A Python that runs.
   *
   * @param program how it is called
   * @param version which one it is, such as {@code 3.13.0}
   * @param environment what it needs beside ours
   */
  public record Python(String program, String version, Map<String, String> environment) {}

  private final Map<String, String> environment;

  /** Looks in this environment. */
  public Pythons(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The first CPython, 3.11 or later, that runs: what {@code LOOPCRAFT_PYTHON} names, or else of
   * the path.
   */
  public Optional<Python> find() {
    var candidates = candidates();
    return Stream.of(Map.<String, String>of(), CHOSEN)
        .flatMap(more -> candidates.stream().map(program -> asked(program, more)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private List<String> candidates() {
    var chosen = environment.getOrDefault(VARIABLE, "");
    if (!chosen.isBlank()) {
      return List.of(chosen.split(File.pathSeparator));
    }
    return SearchPath.programs(
        environment.getOrDefault("PATH", ""), List.of("python3.13", "python3", "python"));
  }

  private static Optional<Python> asked(String program, Map<String, String> environment) {
    try {
      var answer =
          ChildProcess.run(
              Path.of("").toAbsolutePath(), environment, LIMIT, List.of(program, "-c", QUESTION));
      var words = answer.output().strip().split(" ");
      return answer.exit() == 0 && words.length == 2 && words[0].equals("cpython")
          ? Optional.of(new Python(program, words[1], environment))
          : Optional.empty();
    } catch (IOException | ChildProcess.Stopped notThisOne) {
      return Optional.empty();
    }
  }
}
