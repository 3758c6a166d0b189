package asyncio.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Python that runs the twin of a benchmark.
 *
 * @param name what to call it in the table
 * @param command what starts it
 * @param loop which loop the script is to use
 */
public record PythonPeer(String name, Path command, String loop) {

  private record Figures(String python, Map<String, Double> nanoseconds) {}

  /**
   * The peers found on this machine: asyncio in each Python named by {@code LOOPCRAFT_PYTHON},
   * written like a path of several, or else in the first of python3.13 and python3 on the path that
   * runs; and uvloop in each that has it.
   */
  static List<PythonPeer> find() {
    return pythons().flatMap(PythonPeer::on).filter(PythonPeer::isInstalled).toList();
  }

  private static Stream<PythonPeer> on(Path python) {
    String version = version(python);
    return Stream.of("asyncio", "uvloop")
        .map(loop -> new PythonPeer(loop + " on " + version, python, loop));
  }

  private static Stream<Path> pythons() {
    String chosen = System.getenv("LOOPCRAFT_PYTHON");
    if (chosen != null) {
      return Stream.of(chosen.split(File.pathSeparator)).map(Path::of);
    }
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of("python3.13", "python3", "python.exe")
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(d -> Path.of(d, name)))
        .filter(Files::isExecutable)
        .filter(python -> runs(python, "--version"))
        .limit(1);
  }

  private static String version(Path python) {
    try {
      Process asked =
          new ProcessBuilder(
                  python.toString(), "-c", "import sys; print('%d.%d' % sys.version_info[:2])")
              .start();
      return new String(asked.getInputStream().readAllBytes()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(python + " does not run", e);
    }
  }

  private boolean isInstalled() {
    return has(loop);
  }

  /** Whether it has a module. */
  public boolean has(String module) {
    return runs(command, "-c", "import " + module);
  }

  /** A version manager's stand-in on the path may be executable and have no Python to run. */
  private static boolean runs(Path command, String... arguments) {
    var words = Stream.concat(Stream.of(command.toString()), Stream.of(arguments)).toList();
    try {
      return new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What starts a script on this peer's loop. */
  public List<String> commandFor(Path script) {
    return List.of(command.toString(), script.toString(), loop);
  }

  /** Runs a script, and returns the nanoseconds that each operation took by benchmark. */
  Map<String, Double> run(Path script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(commandFor(script))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(name + " failed on " + script);
    }
    return JsonMapper.shared().readValue(output, Figures.class).nanoseconds();
  }
}
