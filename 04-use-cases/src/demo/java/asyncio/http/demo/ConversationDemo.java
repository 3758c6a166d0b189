package asyncio.http.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.stream.Streams.openConnection;

import asyncio.http.HttpServer;
import asyncio.http.Request;
import asyncio.http.Response;
import asyncio.loop.EventLoop;
import asyncio.task.Runner;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Demo 04.3: what a client sees that sends requests in several ways.
 *
 * <p>The twin of {@code src/cpython/conversation.py}.
 */
public final class ConversationDemo {

  private static final Map<String, String> REQUESTS = new LinkedHashMap<>();

  static {
    REQUESTS.put("one", "GET /hello HTTP/1.1\r\nHost: me\r\nConnection: close\r\n\r\n");
    REQUESTS.put(
        "three at once",
        "GET /1 HTTP/1.1\r\nHost: me\r\n\r\n"
            + "POST /2 HTTP/1.1\r\nHost: me\r\nContent-Length: 4\r\n\r\nbody"
            + "GET /3 HTTP/1.1\r\nHost: me\r\nConnection: close\r\n\r\n");
    REQUESTS.put("nonsense first", "hello?\r\n\r\nGET /1 HTTP/1.1\r\nHost: me\r\n\r\n");
    REQUESTS.put(
        "a length by which one could smuggle",
        "POST /1 HTTP/1.1\r\nHost: me\r\nContent-Length: +4\r\n\r\nbody");
  }

  private final Consumer<String> print;

  private ConversationDemo(Consumer<String> print) {
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
    var demo = new ConversationDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    var server = new HttpServer(ConversationDemo::answer);
    await(server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    REQUESTS.forEach((name, sent) -> converse(server, name, sent));
    await(server.shutdown(Duration.ofSeconds(1)));
    print.accept("shut down");
  }

  private static Response answer(Request request) {
    String body = new String(await(request.body().readAll()), StandardCharsets.UTF_8);
    return Response.text((request + " " + body).strip());
  }

  private void converse(HttpServer server, String name, String sent) {
    try (var connection = await(openConnection(server.address()))) {
      connection.writer().write(sent.getBytes(StandardCharsets.ISO_8859_1));
      String received =
          new String(await(connection.reader().readAll()), StandardCharsets.ISO_8859_1);
      for (String response : received.substring("HTTP/1.1 ".length()).split("HTTP/1.1 ")) {
        String status = response.substring(0, response.indexOf("\r\n"));
        String body = response.substring(response.indexOf("\r\n\r\n") + 4);
        print.accept(name + ": " + (status.equals("200 OK") ? status + " " + body : status));
      }
      print.accept(name + ": the end");
    }
  }
}
