package asyncio.bench.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, on a processor of its own where the system lets us choose. */
final class ServerProcess implements AutoCloseable {

  private static final Path TASKSET = Path.of("/usr/bin/taskset");

  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
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
    return new ServerProcess(process, Integer.parseInt(port));
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
