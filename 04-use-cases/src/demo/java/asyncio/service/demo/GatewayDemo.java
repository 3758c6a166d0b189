package asyncio.service.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;

import asyncio.Asyncio;
import asyncio.http.HttpServer;
import asyncio.loop.EventLoop;
import asyncio.scrape.BodyLimits;
import asyncio.scrape.OkHttpFetcher;
import asyncio.scrape.Page;
import asyncio.task.Task;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Demo 04.5: a gateway and three services, which talk HTTP over sockets of this machine: the server
 * of 04.3, and OkHttp by the bridge of 04.4. One service becomes slow and another goes down; the
 * demo tells what a caller gets, and how fast. It takes about five seconds.
 */
public final class GatewayDemo {

  private final HttpService orders = new HttpService("a book");
  private final HttpService prices = new HttpService("7.90");
  private final HttpService stock = new HttpService("12 left");
  private final OkHttpFetcher fetcher;
  private ShopGateway gateway;
  private HttpServer front;

  private GatewayDemo(OkHttpFetcher fetcher) {
    this.fetcher = fetcher;
  }

  /** Runs the demo. */
  static void main() {
    Asyncio.run(
        async(
            () -> {
              try (var fetcher =
                  new OkHttpFetcher(new OkHttpClient(), "loopcraft-demo", BodyLimits.DEFAULT)) {
                new GatewayDemo(fetcher).run();
              }
            }));
  }

  private void run() {
    for (HttpService service : List.of(orders, prices, stock)) {
      await(service.start());
      warmUp(service);
    }
    gateway = new ShopGateway(fetcher, orders.address(), prices.address(), stock.address());
    front = new HttpServer(gateway::serve);
    await(front.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    get("/live");
    show();
    await(front.shutdown(Duration.ZERO));
    await(orders.stop());
    await(prices.stop());
    await(stock.stop());
  }

  /** The first calls of a JVM are slow, and would be taken for the services' fault. */
  private void warmUp(HttpService service) {
    for (int i = 0; i < 5; i++) {
      await(new HttpCall(fetcher, service.address()).call("warm-up"));
    }
    service.takeAsked();
  }

  private void show() {
    IO.println("All is well; each service takes 20 ms.");
    ask(2);
    IO.println("\nprices takes 5 s, and nobody listens for stock.");
    prices.takes(Duration.ofSeconds(5));
    await(stock.stop());
    ask(4);
    IO.println("\nBoth are mended, and the breakers' time of being open passes.");
    prices.takes(Duration.ofMillis(20));
    await(stock.start());
    await(sleep(ShopGateway.OPEN_FOR));
    ask(2);
    IO.println("\norders refuses the next two requests.");
    orders.failNext(2);
    ask(1);
    IO.println("\nNobody listens for orders, without which there is no page.");
    await(orders.stop());
    ask(3);
    await(orders.start());
    await(sleep(ShopGateway.OPEN_FOR));
    IO.println("\nThe gateway drains, while a request is under way.");
    Task<Void> last = createTask(async(() -> ask(1)));
    while (gateway.readiness().underWay() == 0 && !last.isDone()) {
      await(sleep(Duration.ofMillis(1)));
    }
    await(gateway.readiness().drain(Duration.ofMillis(10)));
    await(last);
    ask(1);
    IO.println(
        "\nRequests that a service gave up, as their time was over: prices " + prices.late() + ".");
  }

  /** Asks for the page so often, one after the other, and tells what came of it. */
  private void ask(int times) {
    for (int i = 0; i < times; i++) {
      long start = EventLoop.running().time();
      Page page = get("/page");
      long took = Duration.ofNanos(EventLoop.running().time() - start).toMillis();
      IO.println(
          "%5d ms  %d  %d %d %d  %s; %s"
              .formatted(
                  took,
                  page.status(),
                  orders.takeAsked(),
                  prices.takeAsked(),
                  stock.takeAsked(),
                  text(page),
                  text(get("/ready"))));
    }
  }

  private Page get(String path) {
    var address =
        new HttpUrl.Builder()
            .scheme("http")
            .host(front.address().getAddress().getHostAddress())
            .port(front.address().getPort())
            .encodedPath(path)
            .build();
    return await(fetcher.fetch(address));
  }

  private static String text(Page page) {
    return new String(page.body(), StandardCharsets.UTF_8).strip();
  }
}
