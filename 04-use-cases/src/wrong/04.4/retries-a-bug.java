// Misconception: whatever is thrown is a failed attempt.
// Fails: finalAnswers, aBug
package asyncio.scrape;

final class RetryingFetcher implements Fetcher {

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
            } catch (Exception failure) {
              pause =
                  policy.pauseAfter(new IOException(failure), attempt).orElseThrow(() -> failure);
            }
            await(sleep(pause));
          }
        });
  }
}
