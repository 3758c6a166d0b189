package asyncio.bench.network;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;

import asyncio.http.App;
import asyncio.http.HttpLimits;
import asyncio.http.HttpServer;
import asyncio.http.Problems;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A web server of ours, with a route. */
final class LoopcraftHttp {

  private static final int MOST_CONNECTIONS = 20_000;

  private LoopcraftHttp() {}

  static void main() {
    var app = new App();
    app.get("/hello", () -> Greeting.HELLO);
    run(
        async(
            () -> {
              var limits = HttpLimits.DEFAULT.withConnections(MOST_CONNECTIONS);
              var server = new HttpServer(app, Problems.JSON, limits);
              await(server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
              IO.println(server.address().getPort());
              await(server.serveUntilCancelled(Duration.ZERO));
            }));
  }
}
