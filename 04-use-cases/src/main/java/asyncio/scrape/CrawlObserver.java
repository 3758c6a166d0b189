package asyncio.scrape;

import okhttp3.HttpUrl;

/**
 * Is told how a crawl goes on, on the loop's thread, between two steps of it: it should be quick,
 * and not throw. What is not of interest need not be written.
 */
public interface CrawlObserver {

  /** A page was found that is to be visited. */
  default void found(HttpUrl address) {}

  /** A request goes out: for a page, for one more attempt at it, or for a robots.txt. */
  default void requestBegan(HttpUrl address) {}

  /** A request has ended: with an answer, without one, or because it was cancelled. */
  default void requestEnded(HttpUrl address) {}

  /** A page that was found has its outcome. */
  default void ended(HttpUrl address, Outcome outcome) {}
}
