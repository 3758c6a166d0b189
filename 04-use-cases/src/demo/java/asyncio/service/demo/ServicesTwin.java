package asyncio.service.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.service.Answer;
import asyncio.service.Backoff;
import asyncio.service.Call;
import asyncio.service.Degraded;
import asyncio.service.Failures;
import asyncio.service.Gateway;
import asyncio.service.Part;
import asyncio.service.Retry;
import asyncio.service.RetryBudget;
import asyncio.service.ServiceError;
import asyncio.service.ServiceError.Kind;
import asyncio.task.CancelledError;
import asyncio.task.Runner;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;

/**
 * A call is tried again, with pauses of full jitter; a page is made of three services, in time.
 *
 * <p>The twin of {@code src/cpython/services.py}.
 */
public final class ServicesTwin {

  private final EventLoop loop;
  private final Consumer<String> print;

  private ServicesTwin(EventLoop loop, Consumer<String> print) {
    this.loop = loop;
    this.print = print;
  }

  /** Prints it, on virtual time. */
  static void main() {
    var time = new VirtualTime();
    try (var loop = EventLoop.create(time, time)) {
      program(loop, IO::println);
    }
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    var twin = new ServicesTwin(loop, print);
    Runner.runUntilComplete(loop, async(twin::run));
  }

  private void run() {
    var draws = DoubleStream.of(0.5, 0.25, 1.0).iterator();
    var backoff =
        new Backoff(
            millis(100),
            millis(300),
            most -> Duration.ofNanos((long) (draws.nextDouble() * most.toNanos())));
    var retry = new Retry(4, backoff, new RetryBudget(10, 10), Failures::isPassing);
    await(service(10, 3).through(retry).call("flaky"));
    at("answered");
    await(sleep(Duration.ofSeconds(1).minusNanos(loop.time())));
    page();
  }

  private void page() {
    var order = new Part.Mandatory<>("order", () -> service(100, 0).call("order"));
    var price = new Part.Extra<>("price", () -> service(5000, 0).call("price"), "no price");
    var stock = new Part.Extra<>("stock", () -> service(50, 1).call("stock"), "no stock");
    var gateway = new Gateway(millis(1000), millis(200));
    Answer page = await(gateway.ask(List.of(order, price, stock)));
    at("%s, %s, %s".formatted(page.get(order), page.get(price), page.get(stock)));
    page.degraded().stream()
        .sorted(Comparator.comparing(Degraded::part))
        .map(degraded -> "no %s: %s".formatted(degraded.part(), reason(degraded.why())))
        .forEach(print);
  }

  private static String reason(Throwable why) {
    return why instanceof TimeoutError ? "TimeoutError" : "ConnectionError";
  }

  /** A service that takes a time, and fails so often before it answers. */
  private Call<String, String> service(long takes, int failures) {
    int[] left = {failures};
    return name ->
        async(
            () -> {
              at("ask " + name);
              try {
                await(sleep(millis(takes)));
              } catch (CancelledError cancelled) {
                at(name + " is given up");
                throw cancelled;
              }
              if (left[0]-- > 0) {
                throw new ServiceError(Kind.UNAVAILABLE, name);
              }
              return name;
            });
  }

  private void at(String what) {
    print.accept("%s at %d ms".formatted(what, Duration.ofNanos(loop.time()).toMillis()));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
