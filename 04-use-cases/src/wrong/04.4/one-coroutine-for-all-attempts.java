// Misconception: a coroutine can be awaited again.
// Fails: triedAgain, theLastAttempt, retryAfter, sleepsByItself, theLongerPause, onePause,
//   countedTogether, notHeldBack, randomSitesWithFailures
package asyncio.scrape;

final class RetryingFetcher {

  @Override
  public Coroutine<Page> fetch(HttpUrl address) {
    return async(
        () -> {
          Coroutine<Page> attempted = fetcher.fetch(address);
          for (int attempt = 1; ; attempt++) {
            Duration pause;
            try {
              Page page = await(attempted, IOException.class);
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
            await(sleep(pause));
          }
        });
  }
}
