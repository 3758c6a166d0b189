// Misconception: in a coroutine, a call that waits is a call that suspends.
// Fails: theLoopGoesOn, whoReadsTheBody, aCancelledCall, closingCancelsTheCalls,
//   closingEndsTheThreads, aHundredAtOnce, overTheNetwork
// Removes: call, settle
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  @Override
  public Coroutine<Page> fetch(HttpUrl address) {
    return async(
        () -> {
          Call call =
              client.newCall(
                  new Request.Builder().url(address).header("User-Agent", userAgent).build());
          return read(address, call.execute());
        });
  }
}
