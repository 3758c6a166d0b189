// Misconception: what a fetcher was made of is its own.
// Fails: closingLeavesTheClient, theGivenConnections
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private final OkHttpClient given;

  public OkHttpFetcher(OkHttpClient client, String userAgent, BodyLimits limits) {
    this.client =
        client
            .newBuilder()
            .dispatcher(unlimited())
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    this.userAgent = userAgent;
    this.limits = limits;
    given = client;
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    given.dispatcher().cancelAll();
    given.connectionPool().evictAll();
  }
}
