// Alternative: the threads are kept for further calls, until the fetcher is closed.
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private static Dispatcher unlimited() {
    var threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    var dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    return dispatcher;
  }
}
