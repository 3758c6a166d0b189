// Misconception: when a server says when to come back, that holds for all.
// Fails: notHeldBackInTheEnd
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
              if (page.retryAfter().isPresent()) {
                politeness.holdBack(
                    Origin.of(address), wanted.orElseGet(() -> page.retryAfter().get()));
              }
              if (wanted.isEmpty()) {
                return page;
              }
              pause = wanted.get();
            } catch (IOException failure) {
              pause = policy.pauseAfter(failure, attempt).orElseThrow(() -> failure);
            }
            await(sleep(pause));
          }
        });
  }
}
