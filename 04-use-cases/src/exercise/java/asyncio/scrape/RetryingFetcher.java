package asyncio.scrape;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import java.io.IOException;
import loopcraft.grader.Exercise;
import okhttp3.HttpUrl;

/**
 * Tries again, as long as a {@link RetryPolicy} wants it.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "04.4", part = 5)
final class RetryingFetcher implements Fetcher {

  /**
   * Makes one around a fetcher, which makes the attempts.
   *
   * @param politeness is told if a server wants a rest
   */
  RetryingFetcher(RetryPolicy policy, Politeness politeness, Fetcher fetcher) {
    throw todo("04.4");
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
    throw todo("04.4");
  }
}
