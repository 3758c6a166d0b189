package asyncio.service.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;

import asyncio.Asyncio;
import asyncio.loop.EventLoop;
import asyncio.service.Answer;
import asyncio.service.Backoff;
import asyncio.service.BreakerOpen;
import asyncio.service.BreakerSettings;
import asyncio.service.BreakerState;
import asyncio.service.Bulkhead;
import asyncio.service.Call;
import asyncio.service.CircuitBreaker;
import asyncio.service.Degraded;
import asyncio.service.Failures;
import asyncio.service.Gateway;
import asyncio.service.Hedge;
import asyncio.service.Jitter;
import asyncio.service.Part;
import asyncio.service.Readiness;
import asyncio.service.Report;
import asyncio.service.Retry;
import asyncio.service.RetryBudget;
import asyncio.service.ServiceError;
import asyncio.service.TimeLimit;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Demo 04.5: a gateway and three services, which talk over sockets of this machine. One service
 * becomes slow and another goes down; the demo tells what a caller gets, and how fast. It takes
 * about five seconds.
 */
public final class GatewayDemo {

  private static final Duration OPEN_FOR = Duration.ofSeconds(1);

  private final Random random = new Random(7);
  private final LineService orders = new LineService("a book");
  private final LineService prices = new LineService("7.90");
  private final LineService stock = new LineService("12 left");
  private final CircuitBreaker ordersBreaker = breaker("orders", 10, 5);
  private final Gateway gateway = new Gateway(millis(1000), millis(200));
  private final Readiness readiness =
      new Readiness(Map.of("orders", () -> ordersBreaker.state() != BreakerState.OPEN));
  private Part<String> order;
  private Part<String> price;
  private Part<String> left;

  private GatewayDemo() {}

  /** Runs the demo. */
  static void main() {
    Asyncio.run(async(new GatewayDemo()::show));
  }

  private void show() {
    await(orders.start());
    await(prices.start());
    await(stock.start());
    Call<String, String> askOrders =
        new LineClient(orders.address())
            .through(retry(4), bulkhead("orders"), ordersBreaker, new TimeLimit(millis(500)));
    Call<String, String> askPrices =
        new LineClient(prices.address())
            .through(
                bulkhead("prices"),
                breaker("prices", 4, 2),
                new Hedge(millis(100), new RetryBudget(10, 5)),
                new TimeLimit(millis(500)));
    Call<String, String> askStock =
        new LineClient(stock.address())
            .through(
                retry(2), bulkhead("stock"), breaker("stock", 4, 2), new TimeLimit(millis(500)));
    order = new Part.Mandatory<>("order", () -> askOrders.call("order 7"));
    price = new Part.Extra<>("price", () -> askPrices.call("a book"), "no price");
    left = new Part.Extra<>("stock", () -> askStock.call("a book"), "stock unknown");

    warmUp();
    IO.println("All is well; each service takes 20 ms.");
    ask(2);
    IO.println("\nprices takes 5 s, and nobody listens for stock.");
    prices.takes(Duration.ofSeconds(5));
    await(stock.stop());
    ask(4);
    IO.println("\nBoth are mended, and the breakers' time of being open passes.");
    prices.takes(millis(20));
    await(stock.start());
    await(sleep(OPEN_FOR));
    ask(2);
    IO.println("\norders refuses the next two requests.");
    orders.failNext(2);
    ask(1);
    IO.println("\nNobody listens for orders, without which there is no page.");
    await(orders.stop());
    ask(3);
    await(orders.start());
    await(sleep(OPEN_FOR));
    IO.println("\nThe gateway drains, while a request is under way.");
    Task<Void> last = createTask(async(() -> ask(1)));
    await(sleep(millis(5)));
    await(readiness.drain(millis(10)));
    await(last);
    ask(1);
    IO.println(
        "\nRequests that a service gave up, as their time was over: prices " + prices.late() + ".");
    await(orders.stop());
    await(prices.stop());
    await(stock.stop());
  }

  /** The first calls of a JVM are slow, and would be taken for the services' fault. */
  private void warmUp() {
    for (LineService service : List.of(orders, prices, stock)) {
      for (int i = 0; i < 5; i++) {
        await(new LineClient(service.address()).call("warm up"));
      }
      service.takeAsked();
    }
  }

  /** Asks for the page so often, one after the other, and tells what came of it. */
  private void ask(int times) {
    for (int i = 0; i < times; i++) {
      long start = EventLoop.running().time();
      String what = page();
      long took = Duration.ofNanos(EventLoop.running().time() - start).toMillis();
      Report report = readiness.report();
      IO.println(
          "%5d ms  %d %d %d  %-10s  %s"
              .formatted(
                  took,
                  orders.takeAsked(),
                  prices.takeAsked(),
                  stock.takeAsked(),
                  report.isReady() ? "ready" : report.reasons(),
                  what));
    }
  }

  private String page() {
    try {
      Answer page = await(readiness.serve(() -> await(gateway.ask(List.of(order, price, left)))));
      String parts = "%s, %s, %s".formatted(page.get(order), page.get(price), page.get(left));
      return page.isWhole()
          ? parts
          : page.degraded().stream()
              .map(GatewayDemo::reason)
              .collect(Collectors.joining(", ", parts + " (", ")"));
    } catch (ServiceError | BreakerOpen | TimeoutError failure) {
      return "no page: " + reason(failure);
    }
  }

  private static String reason(Degraded degraded) {
    return degraded.part() + ": " + reason(degraded.why());
  }

  private static String reason(Throwable why) {
    return switch (why) {
      case TimeoutError _ -> "too slow";
      case BreakerOpen _ -> "breaker open";
      case ServiceError error -> error.getMessage();
      default -> why.toString();
    };
  }

  private Retry retry(int attempts) {
    var backoff = new Backoff(millis(20), millis(100), Jitter.of(random));
    return new Retry(attempts, backoff, new RetryBudget(10, 5), Failures::isPassing);
  }

  private static Bulkhead bulkhead(String name) {
    return new Bulkhead(name, 10, 10);
  }

  private static CircuitBreaker breaker(String name, int window, int minimum) {
    return new CircuitBreaker(new BreakerSettings(name, window, minimum, 50, OPEN_FOR));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
