package asyncio.subprocess;

import asyncio.loop.EventLoop;
import asyncio.stream.Connection;
import asyncio.stream.StreamProtocol;
import asyncio.stream.StreamReader;
import asyncio.stream.StreamWriter;
import asyncio.stream.Transport;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The streams of a process that are pipes; the others are null.
 *
 * @param transports below the streams
 */
record Pipes(
    EventLoop loop,
    StreamWriter stdin,
    StreamReader stdout,
    StreamReader stderr,
    List<Transport> transports) {

  /** Makes streams of a process's pipes, and begins to read. */
  static Pipes of(EventLoop loop, Launcher launcher, Command command, Process process) {
    var transports = new ArrayList<Transport>();
    Executor threads = launcher.threads();
    StreamWriter stdin = null;
    if (command.stdin() == Stdio.PIPE) {
      var made = new ArrayList<Connection>();
      var protocol = new StreamProtocol(command.limit(), made::add, _ -> {});
      var pipe = new WritePipe(loop, threads, process.getOutputStream(), protocol);
      transports.add(pipe);
      pipe.start();
      stdin = made.getFirst().writer();
    }
    StreamReader stdout =
        command.stdout() == Stdio.PIPE
            ? reader(loop, threads, process.getInputStream(), command.limit(), transports)
            : null;
    StreamReader stderr =
        command.stderr() == Stdio.PIPE
            ? reader(loop, threads, process.getErrorStream(), command.limit(), transports)
            : null;
    return new Pipes(loop, stdin, stdout, stderr, transports);
  }

  private static StreamReader reader(
      EventLoop loop, Executor threads, InputStream in, int limit, List<Transport> transports) {
    var made = new ArrayList<Connection>();
    var pipe = new ReadPipe(loop, threads, in, new StreamProtocol(limit, made::add, _ -> {}));
    transports.add(pipe);
    pipe.start();
    return made.getFirst().reader();
  }

  /**
   * Closes all at once. What has arrived can still be read; what was kept is lost.
   *
   * <p>If the loop is closed, nothing is left to do. It has killed the process, and the JDK closes
   * the pipes of a process that has ended.
   */
  void abort() {
    if (!loop.isClosed()) {
      transports.forEach(Transport::abort);
    }
  }
}
