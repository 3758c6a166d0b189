package loopcraft.grader.author;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import loopcraft.grader.process.ChildProcess;
import loopcraft.grader.process.SearchPath;

/**
 * A CPython of the version that the course is compared with.
 *
 * @param program how it is called
 */
record CPython(String program) {

  static final String VERSION = "3.13";
  private static final String VARIABLE = "LOOPCRAFT_PYTHON";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern MACHINE =
      Pattern.compile("0x[0-9a-f]{6,}|(?<![\\w.])/(?:home|root|Users|tmp|usr|opt|var)/|[A-Z]:\\\\");

  /** The first makes pyenv's stand-ins on the path run the version that is wanted. */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PYENV_VERSION", VERSION,
          "PYTHONHASHSEED", "0",
          "PYTHONDONTWRITEBYTECODE", "1",
          "PYTHONUTF8", "1",
          "PYTHONASYNCIODEBUG", "");

  /**
   * Finds one: what {@code LOOPCRAFT_PYTHON} names, or else the first on the path.
   *
   * @throws AuthorException if there is none of the right version
   */
  static CPython find() {
    String chosen = System.getenv(VARIABLE);
    if (chosen != null && !chosen.isBlank()) {
      String version = version(chosen).orElse("no Python that runs");
      if (!version.equals("cpython " + VERSION)) {
        throw new AuthorException(
            VARIABLE + " must name a CPython " + VERSION + ", and " + chosen + " is " + version);
      }
      return new CPython(chosen);
    }
    var seen = new LinkedHashSet<String>();
    for (String candidate : candidates()) {
      Optional<String> version = version(candidate);
      if (version.filter(("cpython " + VERSION)::equals).isPresent()) {
        return new CPython(candidate);
      }
      version.ifPresent(seen::add);
    }
    throw new AuthorException(
        "no CPython "
            + VERSION
            + " on the path"
            + (seen.isEmpty() ? "" : ", only " + String.join(", ", seen))
            + "; install one, or name it in "
            + VARIABLE);
  }

  private static List<String> candidates() {
    return SearchPath.programs(
        Optional.ofNullable(System.getenv("PATH")).orElse(""),
        List.of("python" + VERSION, "python3", "python"));
  }

  /** What a program says it is, such as {@code cpython 3.13}; empty if it does not run. */
  private static Optional<String> version(String program) {
    String question = "import sys; print(sys.implementation.name, '%d.%d' % sys.version_info[:2])";
    try {
      ChildProcess.Result answer =
          ChildProcess.run(
              Path.of("").toAbsolutePath(), ENVIRONMENT, LIMIT, List.of(program, "-c", question));
      return answer.exit() == 0 ? Optional.of(answer.output().strip()) : Optional.empty();
    } catch (IOException | ChildProcess.Stopped notThisOne) {
      return Optional.empty();
    }
  }

  /**
   * What a Python file prints.
   *
   * @throws AuthorException if it fails, or prints what differs from machine to machine
   */
  String trace(Path file) {
    try {
      ChildProcess.Result result =
          ChildProcess.run(
              file.getParent(),
              ENVIRONMENT,
              LIMIT,
              List.of(program, file.getFileName().toString()));
      if (result.exit() != 0) {
        throw new AuthorException(
            "ends with exit code " + result.exit() + ": " + result.lastError());
      }
      requirePortable(result.output());
      return result.output();
    } catch (IOException e) {
      throw new AuthorException("cannot run " + program + ": " + e.getMessage());
    } catch (ChildProcess.Stopped e) {
      throw new AuthorException(e.getMessage());
    }
  }

  /**
   * Makes sure that a trace would be the same on any machine.
   *
   * @throws AuthorException if it is not
   */
  static void requirePortable(String trace) {
    int line = 0;
    for (String text : trace.lines().toList()) {
      line++;
      if (MACHINE.matcher(text).find()) {
        throw new AuthorException(line, "has a path or an address of this machine: " + text);
      }
    }
    if (trace.isBlank()) {
      throw new AuthorException("is empty");
    }
  }
}
