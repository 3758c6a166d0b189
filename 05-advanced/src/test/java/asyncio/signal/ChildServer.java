package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.http.HttpServer;
import asyncio.http.Response;
import asyncio.sync.Event;
import asyncio.task.Coroutine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * A web server whose one answer is under way until it drains; or that blocks its loop for a while
 * then, if it is started with an argument.
 */
final class ChildServer implements Service {

  private static final Duration STUCK = Duration.ofSeconds(2);
  private static final Duration LIFETIME = Duration.ofSeconds(6);

  private final boolean getsStuck;
  private final Event draining = new Event();
  private final HttpServer server = new HttpServer(_ -> answer());

  private ChildServer(boolean getsStuck) {
    this.getsStuck = getsStuck;
  }

  static void main(String[] arguments) {
    ChildProgram.raiseWhenAsked();
    endInTheEnd();
    // In debug mode, a mistake on the signal's thread shows there; without this it would hang.
    Thread.setDefaultUncaughtExceptionHandler(
        (_, failure) -> {
          failure.printStackTrace();
          Runtime.getRuntime().halt(98);
        });
    System.exit(Signals.serve(new ChildServer(arguments.length > 0), Duration.ofSeconds(5)));
  }

  /** Nothing outlives its test by much. */
  private static void endInTheEnd() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                Thread.sleep(LIFETIME);
              } catch (InterruptedException nobodyDoes) {
                // Then it ends now.
              }
              Runtime.getRuntime().halt(99);
            });
  }

  @Override
  public Coroutine<Void> start() {
    return async(
        () -> {
          await(server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
          IO.println("listens " + server.address().getPort());
        });
  }

  private Response answer() {
    IO.println("has begun");
    await(draining.waitUntilSet());
    await(sleep(Duration.ofMillis(20)));
    return Response.text("the answer");
  }

  @Override
  public Coroutine<Void> drain() {
    return async(
        () -> {
          IO.println("drains");
          if (getsStuck) {
            Thread.sleep(STUCK);
          }
          draining.set();
          await(server.shutdown(Duration.ofSeconds(5)));
        });
  }
}
