// Misconception: a failure and a bad answer are two things to count.
// Fails: triedAgain, countedTogether
package asyncio.scrape;

final class RetryingFetcher implements Fetcher {

  @Override
  public Coroutine<Page> fetch(HttpUrl address) {
    return async(
        () -> {
          int failures = 0;
          int answers = 0;
          while (true) {
            Duration pause;
            try {
              Page page = await(fetcher.fetch(address), IOException.class);
              Optional<Duration> wanted = policy.pauseAfter(page, ++answers);
              if (wanted.isEmpty()) {
                return page;
              }
              pause = wanted.get();
              if (page.retryAfter().isPresent()) {
                politeness.holdBack(Origin.of(address), pause);
              }
            } catch (IOException failure) {
              pause = policy.pauseAfter(failure, ++failures).orElseThrow(() -> failure);
            }
            await(sleep(pause));
          }
        });
  }
}
