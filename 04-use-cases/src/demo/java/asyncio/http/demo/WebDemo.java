package asyncio.http.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;

import asyncio.http.AccessLog;
import asyncio.http.App;
import asyncio.http.Default;
import asyncio.http.EventStream;
import asyncio.http.HttpError;
import asyncio.http.HttpLimits;
import asyncio.http.HttpServer;
import asyncio.http.Problems;
import asyncio.http.RequestId;
import asyncio.http.Response;
import asyncio.http.ServerSentEvent;
import asyncio.http.StaticFiles;
import asyncio.http.Status;
import asyncio.task.ExecutorCall;
import asyncio.task.Future;
import asyncio.task.Task;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Demo 04.3: an application, and a client that asks it from other threads, until it is shut down.
 */
public final class WebDemo {

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Map<Integer, Item> items = new TreeMap<>(Map.of(1, new Item("tea", 2.5)));

  private WebDemo() {}

  // The application

  record Item(String name, double price) {

    Item {
      if (price < 0) {
        throw new IllegalArgumentException("the price must not be negative");
      }
    }
  }

  record Search(@Default("10") int limit, @Default("") String q) {}

  record One(int id) {}

  record Put(int id, Item item) {}

  private App app(Path files, ExecutorService executor) {
    var app = new App().use(new RequestId()).use(new AccessLog(WebDemo::log));

    app.get("/", () -> Map.of("hello", "world"));
    app.get("/items", Search.class, search -> find(search.q(), search.limit()));
    app.get("/items/{id}", One.class, one -> item(one.id()));
    app.put(
        "/items/{id}",
        Put.class,
        put -> {
          items.put(put.id(), put.item());
          return null;
        });
    app.get("/slow", WebDemo::slow);
    app.get("/countdown", () -> EventStream.response(HEARTBEAT, WebDemo::countDown));
    new StaticFiles(files, executor).mount(app, "/static");
    return app;
  }

  private List<Item> find(String part, int limit) {
    return items.values().stream().filter(item -> item.name().contains(part)).limit(limit).toList();
  }

  private Item item(int id) {
    Item item = items.get(id);
    if (item == null) {
      throw new HttpError(Status.NOT_FOUND, "there is no item " + id);
    }
    return item;
  }

  private static Response slow() {
    await(sleep(Duration.ofMillis(300)));
    return Response.text("at last");
  }

  private static void countDown(EventStream events) {
    for (int i = 3; i > 0; i--) {
      await(events.send(ServerSentEvent.of(String.valueOf(i)).withType("tick")));
      await(sleep(Duration.ofMillis(50)));
    }
  }

  /** Without the id, which is another one each time. */
  private static void log(String line) {
    IO.println("    log: " + line.substring(line.indexOf(' ') + 1).replaceAll("[0-9]+ ms", "… ms"));
  }

  // The client

  private record Client(HttpClient client, ExecutorService executor, InetSocketAddress server) {

    Future<String> ask(String method, String path, String body) {
      URI uri = URI.create("http://127.0.0.1:" + server.getPort() + path);
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .method(method, BodyPublishers.ofString(body))
              .header("Content-Type", "application/json")
              .version(HttpClient.Version.HTTP_1_1)
              .build();
      return ExecutorCall.on(
          executor,
          () -> {
            var response = client.send(request, BodyHandlers.ofString());
            return "%s %s -> %d %s"
                .formatted(method, path, response.statusCode(), response.body().strip());
          });
    }

    void show(String method, String path, String body) {
      IO.println(await(ask(method, path, body)));
    }
  }

  /** Runs the demo. */
  static void main() {
    run(async(() -> new WebDemo().demo()));
  }

  private void demo() throws IOException {
    Path files = Files.createTempDirectory("the public files");
    Path page = Files.writeString(files.resolve("page.html"), "<h1>Hello</h1>");
    try (ExecutorService executor = Executors.newFixedThreadPool(2);
        HttpClient client = HttpClient.newHttpClient()) {
      var server = new HttpServer(app(files, executor), Problems.JSON, HttpLimits.DEFAULT);
      await(server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
      converse(new Client(client, executor, server.address()), server);
    } finally {
      Files.delete(page);
      Files.delete(files);
    }
  }

  private static void converse(Client client, HttpServer server) {
    client.show("GET", "/", "");
    client.show("PUT", "/items/2", "{\"name\": \"green tea\", \"price\": 3}");
    client.show("GET", "/items?q=tea&limit=5", "");
    client.show("GET", "/items/7", "");
    client.show("GET", "/items/seven", "");
    client.show("PUT", "/items/3", "{\"name\": \"free\", \"price\": -1}");
    client.show("DELETE", "/items/2", "");
    client.show("GET", "/static/page.html", "");
    client.show("GET", "/static/%2e%2e/secret", "");
    client.show("GET", "/countdown", "");

    Task<Void> slow = createTask(async(() -> client.show("GET", "/slow", "")));
    await(sleep(Duration.ofMillis(100)));
    IO.println("shutting down, with %d connection".formatted(server.connections()));
    await(server.shutdown(GRACE));
    await(slow);
    IO.println("shut down, with %d connections".formatted(server.connections()));
  }
}
