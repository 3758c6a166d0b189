// Misconception: a fetcher has connections and time limits of its own.
// Fails: theGivenConnections, theGivenTimeLimits
package asyncio.scrape;

import java.time.Duration;
import okhttp3.ConnectionPool;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  public OkHttpFetcher(OkHttpClient client, String userAgent, BodyLimits limits) {
    this.client =
        client
            .newBuilder()
            .dispatcher(unlimited())
            .connectionPool(new ConnectionPool())
            .readTimeout(Duration.ZERO)
            .callTimeout(Duration.ZERO)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    this.userAgent = userAgent;
    this.limits = limits;
  }
}
