// Misconception: to ask for a coroutine is to start it.
// Fails: oneCallOnceStarted
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  @Override
  public Coroutine<Page> fetch(HttpUrl address) {
    Future<Page> answer = call(address);
    return async(() -> await(answer));
  }
}
