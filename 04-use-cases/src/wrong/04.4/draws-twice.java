// Misconception: the policy says the same each time.
// Fails: onePause
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
                politeness.holdBack(
                    Origin.of(address), policy.pauseAfter(page, attempt).orElse(pause));
              }
            } catch (IOException failure) {
              pause = policy.pauseAfter(failure, attempt).orElseThrow(() -> failure);
            }
            await(sleep(pause));
          }
        });
  }
}
