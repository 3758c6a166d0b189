package asyncio.signal.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;

import asyncio.http.HttpServer;
import asyncio.http.Request;
import asyncio.http.Response;
import asyncio.http.Status;
import asyncio.loop.EventLoop;
import asyncio.service.Readiness;
import asyncio.service.ServiceError;
import asyncio.signal.Service;
import asyncio.signal.Signals;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The server of {@link UnderLoadDemo}, in a JVM of its own. Without an argument it does nothing
 * about SIGTERM.
 */
final class BookShop implements Service {

  static final String DRAINS = "drains";

  /** How long the server goes on after the signal, until everybody has noticed. */
  private static final Duration NOTICE = Duration.ofMillis(200);

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Readiness readiness = new Readiness(Map.of());
  private final HttpServer server = new HttpServer(this::answer);
  private volatile int accepted;

  private BookShop() {}

  static void main(String[] arguments) {
    raiseWhenAsked();
    var shop = new BookShop();
    Runtime.getRuntime().addShutdownHook(new Thread(shop::sayWhatWasAccepted));
    if (arguments.length == 0) {
      run(async(shop::serveForEver));
    } else {
      System.exit(Signals.serve(shop, GRACE.plus(NOTICE)));
    }
  }

  private void sayWhatWasAccepted() {
    IO.println("accepted " + accepted);
  }

  private void serveForEver() {
    await(start());
    await(new Future<Void>(EventLoop.running()));
  }

  @Override
  public Coroutine<Void> start() {
    return async(
        () -> {
          await(server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
          IO.println("listens " + server.address().getPort());
        });
  }

  private Response answer(Request request) {
    accepted++;
    if (request.path().equals("/ready")) {
      return Response.text(
          readiness.report().isReady() ? Status.OK : Status.SERVICE_UNAVAILABLE, "");
    }
    try {
      return await(
          readiness.serve(
              () -> {
                await(sleep(Duration.ofMillis(ThreadLocalRandom.current().nextInt(20, 120))));
                return Response.text("a book");
              }));
    } catch (ServiceError draining) {
      return Response.text(Status.SERVICE_UNAVAILABLE, "");
    }
  }

  @Override
  public Coroutine<Void> drain() {
    return async(
        () -> {
          await(readiness.drain(NOTICE));
          await(server.shutdown(GRACE));
        });
  }

  /** Windows has no way to send SIGTERM to a process; there it is asked to do it itself. */
  private static void raiseWhenAsked() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while ("raise SIGTERM".equals(IO.readln())) {
                sun.misc.Signal.raise(new sun.misc.Signal("TERM"));
              }
            });
  }
}
