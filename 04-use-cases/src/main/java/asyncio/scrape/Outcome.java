package asyncio.scrape;

import okhttp3.HttpUrl;

/** What became of a page that was found. */
public sealed interface Outcome {

  /**
   * It was fetched, its links were followed, and the handler is done with it.
   *
   * @param bytes how long its body was
   * @param links how many links were taken from it
   */
  record Visited(int bytes, int links) implements Outcome {}

  /** The server said to look elsewhere, which counts as a page of its own. */
  record Redirected(HttpUrl to) implements Outcome {}

  /** The server's robots.txt forbids it, or could not be had. Nobody asked for the page. */
  record Forbidden() implements Outcome {}

  /** The server has answered, but not with the page, at the last attempt. */
  record Refused(int status) implements Outcome {}

  /** There was no answer at the last attempt; or something failed that was done with the page. */
  record Failed(Throwable cause) implements Outcome {}

  /** Whether the page should have been had, and was not. */
  default boolean isFailure() {
    return switch (this) {
      case Refused _, Failed _ -> true;
      case Visited _, Redirected _, Forbidden _ -> false;
    };
  }
}
