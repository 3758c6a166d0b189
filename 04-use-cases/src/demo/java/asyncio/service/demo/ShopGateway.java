package asyncio.service.demo;

import static asyncio.Asyncio.await;

import asyncio.http.Headers;
import asyncio.http.HttpError;
import asyncio.http.Request;
import asyncio.http.Response;
import asyncio.http.Status;
import asyncio.scrape.Fetcher;
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
import asyncio.task.TimeoutError;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** The gateway of the demo: one page out of three services, and how it is itself. */
final class ShopGateway {

  static final Duration OPEN_FOR = Duration.ofSeconds(1);

  private final Random random = new Random(7);
  private final CircuitBreaker ordersBreaker = breaker("orders", 10, 5);
  private final Gateway gateway = new Gateway(millis(1000), millis(200));
  private final Readiness readiness =
      new Readiness(Map.of("orders", () -> ordersBreaker.state() != BreakerState.OPEN));
  private final Part<String> order;
  private final Part<String> price;
  private final Part<String> stock;

  ShopGateway(
      Fetcher fetcher,
      InetSocketAddress orders,
      InetSocketAddress prices,
      InetSocketAddress stocks) {
    Call<String, String> askOrders =
        new HttpCall(fetcher, orders)
            .through(retry(4), bulkhead("orders"), ordersBreaker, new TimeLimit(millis(500)));
    Call<String, String> askPrices =
        new HttpCall(fetcher, prices)
            .through(
                bulkhead("prices"),
                breaker("prices", 4, 2),
                new Hedge(millis(100), new RetryBudget(10, 5)),
                new TimeLimit(millis(500)));
    Call<String, String> askStock =
        new HttpCall(fetcher, stocks)
            .through(
                retry(2), bulkhead("stock"), breaker("stock", 4, 2), new TimeLimit(millis(500)));
    order = new Part.Mandatory<>("order", () -> askOrders.call("orders"));
    price = new Part.Extra<>("price", () -> askPrices.call("prices"), "no price");
    stock = new Part.Extra<>("stock", () -> askStock.call("stock"), "stock unknown");
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

  Readiness readiness() {
    return readiness;
  }

  /** Whoever gets an answer to {@code /live} knows that this is alive, whatever it says. */
  Response serve(Request request) {
    return switch (request.path()) {
      case "/live" -> Response.text("alive");
      case "/ready" -> ready();
      case "/page" -> page();
      default -> throw new HttpError(Status.NOT_FOUND, "no such page");
    };
  }

  private Response ready() {
    Report report = readiness.report();
    return report.isReady()
        ? Response.text("ready")
        : Response.text(Status.SERVICE_UNAVAILABLE, "not ready: " + report.reasons());
  }

  private Response page() {
    try {
      return Response.text(
          await(readiness.serve(() -> show(await(gateway.ask(List.of(order, price, stock)))))));
    } catch (TimeoutError late) {
      throw new HttpError(Status.GATEWAY_TIMEOUT, reason(late));
    } catch (BreakerOpen open) {
      var comeBack = Headers.of("Retry-After", String.valueOf(open.left().toSeconds() + 1));
      throw new HttpError(Status.SERVICE_UNAVAILABLE, reason(open), comeBack);
    } catch (ServiceError failure) {
      throw new HttpError(Status.SERVICE_UNAVAILABLE, reason(failure));
    }
  }

  private String show(Answer page) {
    String parts = "%s, %s, %s".formatted(page.get(order), page.get(price), page.get(stock));
    return page.isWhole()
        ? parts
        : page.degraded().stream()
            .map(ShopGateway::reason)
            .collect(Collectors.joining(", ", parts + " (", ")"));
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

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
