// Misconception: a page that could not be had is an exception.
// Fails: theLastAttempt, notHeldBackInTheEnd, robotsTxt
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
                if (page.status() >= 500) {
                  throw new IllegalStateException("gave up on " + address);
                }
                return page;
              }
              pause = wanted.get();
              if (page.retryAfter().isPresent()) {
                politeness.holdBack(Origin.of(address), pause);
              }
            } catch (IOException failure) {
              pause = policy.pauseAfter(failure, attempt).orElseThrow(() -> failure);
            }
            await(sleep(pause));
          }
        });
  }
}
