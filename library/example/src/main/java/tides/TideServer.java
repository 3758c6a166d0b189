package tides;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.http.App;
import asyncio.http.HttpServer;
import asyncio.signal.Service;
import asyncio.signal.Signals;
import asyncio.task.Coroutine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;

/**
 * Answers {@code GET /levels} with what the gauges say. Ctrl-C and SIGTERM end it once the requests
 * that have begun are answered.
 */
final class TideServer implements Service {

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final HttpServer server;
  private final InetSocketAddress address;

  private TideServer(Harbour harbour, int port) {
    var app = new App();
    app.get("/levels", () -> await(harbour.levels()));
    server = new HttpServer(app);
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  static void main(String[] arguments) {
    int port = arguments.length == 0 ? 8080 : Integer.parseInt(arguments[0]);
    var harbour = new Harbour(Map.of("pier", () -> after(20, 312), "lock", () -> after(9000, 0)));
    System.exit(Signals.serve(new TideServer(harbour, port), GRACE));
  }

  private static Coroutine<Integer> after(long millis, int level) {
    return sleep(Duration.ofMillis(millis), level);
  }

  @Override
  public Coroutine<Void> start() {
    return async(
        () -> {
          await(server.listen(address));
          IO.println("listening at " + server.address());
        });
  }

  @Override
  public Coroutine<Void> drain() {
    return server.shutdown(GRACE);
  }
}
