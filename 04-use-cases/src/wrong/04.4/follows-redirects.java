// Misconception: a redirect is a matter of the HTTP client.
// Fails: aRedirectIsAPage
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  public OkHttpFetcher(OkHttpClient client, String userAgent, BodyLimits limits) {
    this.client = client.newBuilder().dispatcher(unlimited()).build();
    this.userAgent = userAgent;
    this.limits = limits;
  }
}
