// Misconception: an attempt may succeed at once.
// Fails: triedAgain, theLastAttempt, sleepsByItself, countedTogether, notHeldBack
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
            } catch (IOException failure) {
              pause = policy.pauseAfter(failure, attempt).orElseThrow(() -> failure);
            }
            await(sleep(Duration.ZERO.multipliedBy(pause.toMillis())));
          }
        });
  }
}
