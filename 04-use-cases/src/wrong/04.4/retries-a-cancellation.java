// Misconception: whatever is thrown is a failed attempt.
// Fails: aBug, aCancelledAttempt, aFailingPage, cancellingTakesNoTime
package asyncio.scrape;

final class RetryingFetcher implements Fetcher {

  @Override
  public Coroutine<Page> fetch(HttpUrl address) {
    return async(
        () -> {
          for (int attempt = 1; ; attempt++) {
            Duration pause;
            try {
              Page page = await(fetcher.fetch(address), IOException.class);
              Optional<Duration> wanted = policy.pauseAfter(page, attempt);
              if (wanted.isEmpty()) {
                return page;
              }
              pause = wanted.get();
              if (page.retryAfter().isPresent()) {
                politeness.holdBack(Origin.of(address), pause);
              }
            } catch (Throwable failure) {
              var seen = failure instanceof IOException io ? io : new IOException(failure);
              pause = policy.pauseAfter(seen, attempt).orElseThrow(() -> seen);
            }
            await(sleep(pause));
          }
        });
  }
}
