package asyncio.http.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;
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
import asyncio.http.Status;
import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Task;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * Demo 04.3: a server to try out, with items to create and find, and a clock that never stops. It
 * says at the start how to use it.
 */
public final class HttpDemo {

  private static final int PORT = 8080;
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final String HOW =
      """
      Serving on http://localhost:8080; Ctrl-C ends it, and lets requests finish that have begun.
        curl localhost:8080/
        curl localhost:8080/items -d '{"name": "bee", "legs": 6}' -H 'Content-Type: application/json'
        curl 'localhost:8080/items?limit=5'
        curl localhost:8080/items/ant
        curl localhost:8080/slow/5
        curl -N localhost:8080/clock
        printf 'GET / HTTP/1.1\\r\\nHost : me\\r\\n\\r\\n' | nc localhost 8080\
      """;

  /** What is created and found. */
  record Item(String name, int legs) {}

  record NewItem(Item item) {}

  record ItemName(String name) {}

  record Page(@Default("10") int limit, Optional<String> q) {}

  record Slowly(int seconds) {}

  private final Map<String, Item> items = new TreeMap<>();

  private HttpDemo() {}

  /** Serves until it is interrupted. */
  static void main() {
    var ended = new CountDownLatch(1);
    try {
      run(async(() -> new HttpDemo().serve(ended)));
    } catch (CancelledError interrupted) {
      IO.println("shut down");
    } finally {
      ended.countDown();
    }
  }

  private void serve(CountDownLatch ended) {
    var server = new HttpServer(app(), Problems.JSON, HttpLimits.DEFAULT);
    await(server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT)));
    cancelAtExit(currentTask(), ended);
    IO.println(HOW);
    await(server.serveUntilCancelled(GRACE));
  }

  /** Ctrl-C has the JVM exit. It waits for this hook, and meanwhile the loop goes on. */
  private static void cancelAtExit(Task<?> task, CountDownLatch ended) {
    EventLoop loop = EventLoop.running();
    Thread hook =
        new Thread(
            () -> {
              try {
                loop.callSoonThreadsafe(task::cancel);
                ended.await();
              } catch (IllegalStateException | InterruptedException over) {
                // There is nothing left to wait for.
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private App app() {
    var app = new App();
    app.use(new RequestId());
    app.use(new AccessLog(IO::println));
    app.get("/", () -> Map.of("hello", "world"));
    app.post("/items", NewItem.class, created -> create(created.item()));
    app.get("/items", Page.class, this::list);
    app.get("/items/{name}", ItemName.class, item -> find(item.name()));
    app.get(
        "/slow/{seconds}",
        Slowly.class,
        slowly -> sleep(Duration.ofSeconds(slowly.seconds()), slowly));
    app.get("/clock", HttpDemo::clock);
    return app;
  }

  private Response create(Item item) {
    if (items.putIfAbsent(item.name(), item) != null) {
      throw new HttpError(Status.CONFLICT, "there is a " + item.name() + " already");
    }
    return Response.of(Status.CREATED);
  }

  private List<Item> list(Page page) {
    return items.values().stream()
        .filter(item -> item.name().contains(page.q().orElse("")))
        .limit(page.limit())
        .toList();
  }

  private Item find(String name) {
    return Optional.ofNullable(items.get(name))
        .orElseThrow(() -> new HttpError(Status.NOT_FOUND, "there is no " + name));
  }

  /** A client that goes away ends this, wherever it waits. */
  private static Response clock() {
    return EventStream.response(
        Duration.ofSeconds(15),
        events -> {
          while (true) {
            await(events.send(ServerSentEvent.of(LocalTime.now().toString())));
            await(sleep(Duration.ofSeconds(1)));
          }
        });
  }
}
