package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.task.Coroutine;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import loopcraft.grader.Exercise;
import okhttp3.HttpUrl;

/**
 * Tries again, as long as a {@link RetryPolicy} wants it.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "04.4", part = 5)
final class RetryingFetcher implements Fetcher {

  private final RetryPolicy policy;
  private final Politeness politeness;
  private final Fetcher fetcher;

  /**
   * Makes one around a fetcher, which makes the attempts.
   *
   * @param politeness is told if a server wants a rest
   */
  RetryingFetcher(RetryPolicy policy, Politeness politeness, Fetcher fetcher) {
    this.policy = policy;
    this.politeness = politeness;
    this.fetcher = fetcher;
  }

  /**
   * A coroutine that fetches a page, and sleeps between two attempts as long as the policy says.
   * That is asked once after each attempt, with the attempt's number, be it of a page or of a
   * failure: with jitter, it would have another answer the next time. The last attempt's answer is
   * the answer, and what it throws comes out of here. Only an {@link IOException} is a failed
   * attempt; a cancellation, or a bug, is none.
   *
   * <p>If a page that is tried again says when ({@link Page#retryAfter}), that holds for all
   * requests to its server: they are held back for the policy's pause ({@link
   * Politeness#holdBack}), besides the sleep. Otherwise nobody is held back, nor by an answer that
   * is the last one.
   */
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
            await(sleep(pause));
          }
        });
  }
}
