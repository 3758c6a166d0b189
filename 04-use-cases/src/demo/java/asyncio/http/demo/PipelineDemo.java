package asyncio.http.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.stream.Streams.openConnection;

import asyncio.http.HttpServer;
import asyncio.http.Request;
import asyncio.http.Response;
import asyncio.loop.EventLoop;
import asyncio.stream.Connection;
import asyncio.stream.StreamReader;
import asyncio.task.Runner;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Demo 04.3: three requests are sent at once, and answered one after the other.
 *
 * <p>The twin of {@code src/cpython/pipeline.py}.
 */
public final class PipelineDemo {

  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final String LENGTH = "content-length:";

  private final Consumer<String> print;

  private PipelineDemo(Consumer<String> print) {
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
    var demo = new PipelineDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    var server = new HttpServer(PipelineDemo::serve);
    await(server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    ask(server.address());
    await(server.shutdown(GRACE));
    print.accept("closed");
  }

  private static Response serve(Request request) {
    String body = text(await(request.body().readAll()));
    return Response.text("%s %s [%s]".formatted(request.method(), request.target(), body));
  }

  private void ask(InetSocketAddress address) {
    try (Connection connection = await(openConnection(address))) {
      String requests =
          """
          GET /one HTTP/1.1
          Host: here

          POST /two HTTP/1.1
          Host: here
          Content-Length: 5

          helloGET /three HTTP/1.1
          Host: here
          Connection: close

          """;
      connection.writer().write(requests.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 3; i++) {
        print.accept(response(connection.reader()));
      }
      print.accept("then %d bytes".formatted(await(connection.reader().readAll()).length));
    }
  }

  private static String response(StreamReader reader) {
    String head = text(await(reader.readUntil(new byte[] {'\r', '\n', '\r', '\n'})));
    int length =
        head.lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(LENGTH))
            .mapToInt(line -> Integer.parseInt(line.substring(LENGTH.length()).strip()))
            .findFirst()
            .orElseThrow();
    String status = head.lines().findFirst().orElseThrow();
    return status + ": " + text(await(reader.readExactly(length)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
