// Misconception: OkHttp limits calls to a host only.
// Fails: aHundredAtOnce
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private static Dispatcher unlimited() {
    var threads = Thread.ofVirtual().name("OkHttp ", 0).factory();
    var dispatcher = new Dispatcher(Executors.newThreadPerTaskExecutor(threads));
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    return dispatcher;
  }
}
