package asyncio.stream.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.stream.Streams.openConnection;
import static asyncio.stream.Streams.startServer;

import asyncio.loop.EventLoop;
import asyncio.stream.Server;
import asyncio.stream.StreamReader;
import asyncio.stream.StreamWriter;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Demo 04.2: an echo server, and three clients at once.
 *
 * <p>The twin of {@code src/cpython/echo.py}.
 */
public final class EchoDemo {

  private final Consumer<String> print;

  private EchoDemo(Consumer<String> print) {
    this.print = print;
  }

  /** Runs the demo. */
  static void main() {
    try (var loop = EventLoop.create()) {
      program(loop, IO::println);
    }
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    var demo = new EchoDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Server server = await(startServer(EchoDemo::echo, address));
    await(gather(Stream.of("ant", "bee", "cat").map(name -> client(server, name)).toList()))
        .forEach(print);
    server.close();
    await(server.waitClosed());
    print.accept("closed");
  }

  private static void echo(StreamReader reader, StreamWriter writer) {
    for (byte[] line : reader.lines()) {
      writer.write(line);
      await(writer.drain());
    }
  }

  private static Coroutine<String> client(Server server, String name) {
    return async(
        () -> {
          try (var connection = await(openConnection(server.address()))) {
            connection.writer().write((name + "\n").getBytes(StandardCharsets.UTF_8));
            byte[] answer = await(connection.reader().readLine());
            return name + " got " + new String(answer, StandardCharsets.UTF_8).strip();
          }
        });
  }
}
