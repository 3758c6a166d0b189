// Misconception: enqueue begins a call.
// Fails: aHundredAtOnce
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private static Dispatcher unlimited() {
    var threads = Thread.ofVirtual().name("OkHttp ", 0).factory();
    return new Dispatcher(Executors.newThreadPerTaskExecutor(threads));
  }
}
