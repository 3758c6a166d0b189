package asyncio.scrape.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static asyncio.stream.Streams.startServer;

import asyncio.stream.Server;
import asyncio.stream.StreamReader;
import asyncio.stream.StreamWriter;
import asyncio.task.Coroutine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Serves a generated site on this machine, each answer after a time; with just as much of HTTP as
 * that takes.
 */
final class SiteServer implements AutoCloseable {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String TEXT = "text/plain";

  private final GeneratedSite site;
  private final Duration delay;
  private final BooleanSupplier isDown;
  private final Map<String, Integer> served = new HashMap<>();
  private Server server;

  private SiteServer(GeneratedSite site, Duration delay, BooleanSupplier isDown) {
    this.site = site;
    this.delay = delay;
    this.isDown = isDown;
  }

  /**
   * A coroutine that starts a server.
   *
   * @param isDown asked for each page: whether to answer that it cannot be had now
   */
  static Coroutine<SiteServer> start(GeneratedSite site, Duration delay, BooleanSupplier isDown) {
    return async(
        () -> {
          var made = new SiteServer(site, delay, isDown);
          var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
          made.server = await(startServer(made::serve, anyPort));
          return made;
        });
  }

  /** The address of a path. */
  String address(String path) {
    return "http://127.0.0.1:%d%s".formatted(server.address().getPort(), path);
  }

  /** How often each page was served. */
  Map<String, Integer> served() {
    return served;
  }

  private void serve(StreamReader reader, StreamWriter writer) {
    for (String path = request(reader); !path.isEmpty(); path = request(reader)) {
      writer.write(answer(path).getBytes(StandardCharsets.UTF_8));
      await(writer.drain());
    }
  }

  /** The path of the next request; empty at the end of the connection. */
  private static String request(StreamReader reader) {
    String path = "";
    for (byte[] line : reader.lines()) {
      String text = new String(line, StandardCharsets.ISO_8859_1).strip();
      if (text.isEmpty()) {
        return path;
      }
      path = path.isEmpty() ? text.split(" ")[1] : path;
    }
    return "";
  }

  private String answer(String path) {
    await(sleep(delay));
    var html = site.html(path);
    if (html.isEmpty()) {
      return response("404 Not Found", TEXT, "there is no such page\n");
    }
    if (isDown.getAsBoolean()) {
      return response("503 Service Unavailable", TEXT, "try again\n");
    }
    served.merge(path, 1, Integer::sum);
    return response("200 OK", HTML, html.get());
  }

  private static String response(String status, String type, String body) {
    return "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, type, body.getBytes(StandardCharsets.UTF_8).length, body);
  }

  /** Stops listening, and cuts the connections, which clients like to keep for later. */
  @Override
  public void close() {
    server.close();
    server.abortClients();
  }
}
