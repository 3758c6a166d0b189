package asyncio.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command that starts a worker. Everything but the program's name is in an argument file: a
 * class path easily is longer than what Windows takes on a command line, and paths have spaces.
 */
final class JvmCommand implements AutoCloseable {

  /** The JVM itself has words for the standard output, too, which belongs to the frames. */
  private static final List<String> NOTHING_ON_STDOUT =
      List.of("-XX:+DisplayVMOutputToStderr", "-Xlog:disable", "-Xlog:all=warning:stderr");

  private final Path argumentFile;

  /** Writes the argument file. Blocks for as long as that takes. */
  JvmCommand(JvmOptions options, Allowed allowed, String... more) throws IOException {
    var arguments = new ArrayList<>(NOTHING_ON_STDOUT);
    arguments.addAll(options.flags());
    if (options.cache() != null) {
      arguments.add("-XX:AOTCache=" + options.cache());
    }
    arguments.addAll(List.of(more));
    arguments.add("-cp");
    arguments.add(
        options.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    arguments.add(WorkerMain.class.getName());
    arguments.add(allowed.encode());
    argumentFile = Files.createTempFile("worker", ".args");
    Files.writeString(
        argumentFile,
        arguments.stream().map(JvmCommand::quoted).collect(Collectors.joining("\n", "", "\n")),
        Charset.forName(System.getProperty("native.encoding")));
  }

  /** Within quotes, the launcher takes a backslash for an escape. */
  static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** The JVM that runs this program. */
  private static Path java() {
    String name = Platform.isWindows() ? "java.exe" : "java";
    return Path.of(System.getProperty("java.home"), "bin", name);
  }

  /** Starts a process; its error stream is this one's. */
  Process start() throws IOException {
    return start(ProcessBuilder.Redirect.INHERIT);
  }

  /** Starts a process, with a choice of where to what it writes as errors. */
  Process start(ProcessBuilder.Redirect errors) throws IOException {
    return new ProcessBuilder(java().toString(), "@" + argumentFile).redirectError(errors).start();
  }

  /** Deletes the argument file, which a JVM has read once it says that it is there. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(argumentFile);
    } catch (IOException somebodyHasItOpen) {
      // That is no reason to do without the worker.
      argumentFile.toFile().deleteOnExit();
    }
  }
}
