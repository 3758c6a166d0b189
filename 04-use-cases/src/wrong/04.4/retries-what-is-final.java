// Misconception: what has failed is tried again.
// Fails: finalAnswers, theLastAttempt, retryAfter, notHeldBackInTheEnd, randomSitesWithFailures,
//   aSlowPage, aSlowServerInACrawl, robotsTxt, aSlowHandler, observing, cancellingTakesNoTime,
//   overTheNetwork, sameAsCPython
package asyncio.scrape;

final class RetryingFetcher implements Fetcher {

  @Override
  public Coroutine<Page> fetch(HttpUrl address) {
    return async(
        () -> {
          for (int attempt = 1; ; attempt++) {
            Duration pause = Duration.ofMillis(100L << (attempt - 1));
            try {
              Page page = await(fetcher.fetch(address), IOException.class);
              if (page.isSuccess() || attempt == 4) {
                return page;
              }
              if (page.retryAfter().isPresent()) {
                pause = policy.pauseAfter(page, attempt).orElse(pause);
                politeness.holdBack(Origin.of(address), pause);
              }
            } catch (IOException failure) {
              if (attempt == 4) {
                throw failure;
              }
            }
            await(sleep(pause));
          }
        });
  }
}
