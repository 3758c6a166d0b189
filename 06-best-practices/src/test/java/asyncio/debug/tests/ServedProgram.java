package asyncio.debug.tests;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.run;
import static asyncio.stream.Streams.openConnection;
import static asyncio.stream.Streams.startServer;

import asyncio.debug.TaskMonitor;
import asyncio.loop.EventLoop;
import asyncio.stream.Connection;
import asyncio.stream.Server;
import asyncio.stream.StreamReader;
import asyncio.stream.StreamWriter;
import asyncio.task.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A program with a server, whose client sends half a line and no more. */
public final class ServedProgram {

  private ServedProgram() {}

  /** Serves until its input says or ends. */
  static void main() {
    run(async(ServedProgram::serve));
    IO.println("stopped");
  }

  private static void serve() {
    EventLoop loop = EventLoop.running();
    TaskMonitor.start();
    var begun = new Future<Void>(loop);
    var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Server server = await(startServer((reader, writer) -> handle(begun, reader, writer), anywhere));
    Connection client = await(openConnection(server.address()));
    client.writer().write("half a li".getBytes());
    await(begun);
    var stop = new Future<Void>(loop);
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              IO.readln();
              loop.callSoonThreadsafe(() -> stop.setResult(null));
            });
    IO.println("serving");
    await(stop);
    client.close();
    server.close();
  }

  private static void handle(Future<Void> begun, StreamReader reader, StreamWriter writer) {
    currentTask().setName("stuck");
    begun.setResult(null);
    await(reader.readLine());
  }

  /** A program that shows nothing. */
  public static final class Silent {

    private Silent() {}

    /** Waits for its end. */
    static void main() {
      IO.println("silent");
      IO.readln();
    }
  }
}
