// Misconception: the first failure is the cause of all that follows.
// Fails: theLastAttempt, countedTogether
package asyncio.scrape;

final class RetryingFetcher implements Fetcher {

  @Override
  public Coroutine<Page> fetch(HttpUrl address) {
    return async(
        () -> {
          Optional<IOException> first = Optional.empty();
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
              IOException thrown = first.orElse(failure);
              first = Optional.of(thrown);
              pause = policy.pauseAfter(failure, attempt).orElseThrow(() -> thrown);
            }
            await(sleep(pause));
          }
        });
  }
}
