package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.http.HttpServer;
import asyncio.http.Response;
import asyncio.loop.EventLoop;
import asyncio.sync.Event;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;

/**
 * A web server whose one answer is under way until it drains; or whose loop is stuck in it for a
 * while, if it is started with an argument.
 */
final class ChildServer implements Service {

  private static final Duration STUCK = Duration.ofSeconds(3);
  private static final Duration LIMIT = Duration.ofSeconds(5);
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
    int code;
    try (var runner = new Runner(ChildServer::newLoop)) {
      var server = new ChildServer(arguments.length > 0);
      code = runner.run(GracefulExit.of(server, EnumSet.of(Signal.SIGTERM), LIMIT));
    }
    System.exit(code);
  }

  private static EventLoop newLoop() {
    EventLoop loop = EventLoop.create();
    SignalSource.use(loop, new Telling(SignalSource.system()));
    return loop;
  }

  /** The signals of the system; it is told when one has its default action again. */
  private record Telling(SignalSource system) implements SignalSource {

    @Override
    public SignalAction exchange(Signal signal, SignalAction action) {
      SignalAction before = system.exchange(signal, action);
      tell(signal, action);
      return before;
    }

    @Override
    public boolean compareAndSet(Signal signal, SignalAction expected, SignalAction action) {
      boolean set = system.compareAndSet(signal, expected, action);
      if (set) {
        tell(signal, action);
      }
      return set;
    }

    private static void tell(Signal signal, SignalAction action) {
      if (action == SignalAction.DEFAULT) {
        IO.println("gives back " + signal);
      }
    }
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

  private Response answer() throws InterruptedException {
    IO.println("has begun");
    if (getsStuck) {
      Thread.sleep(STUCK);
      IO.println("goes on");
    }
    await(draining.waitUntilSet());
    await(sleep(Duration.ofMillis(20)));
    return Response.text("the answer");
  }

  @Override
  public Coroutine<Void> drain() {
    return async(
        () -> {
          draining.set();
          await(server.shutdown(Duration.ofSeconds(5)));
        });
  }
}
