// Misconception: calls end by themselves.
// Fails: closingCancelsTheCalls
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
  }
}
