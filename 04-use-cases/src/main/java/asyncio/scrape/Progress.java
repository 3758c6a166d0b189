package asyncio.scrape;

import okhttp3.HttpUrl;

/** Counts how far a crawl has come, to be shown. */
public final class Progress implements CrawlObserver {

  private int found;
  private int ended;
  private int failed;
  private int requests;
  private int underWay;
  private int mostUnderWay;

  @Override
  public void found(HttpUrl address) {
    found++;
  }

  @Override
  public void requestBegan(HttpUrl address) {
    requests++;
    underWay++;
    mostUnderWay = Math.max(mostUnderWay, underWay);
  }

  @Override
  public void requestEnded(HttpUrl address) {
    underWay--;
  }

  @Override
  public void ended(HttpUrl address, Outcome outcome) {
    ended++;
    if (outcome.isFailure()) {
      failed++;
    }
  }

  /** How many pages were found. */
  public int found() {
    return found;
  }

  /** How many of them have an outcome. */
  public int ended() {
    return ended;
  }

  /** How many of those have failed. */
  public int failed() {
    return failed;
  }

  /** How many requests went out, each attempt and each robots.txt counted. */
  public int requests() {
    return requests;
  }

  /** How many requests have no answer yet. */
  public int underWay() {
    return underWay;
  }

  /** How many requests were under way at the same time, at most. */
  public int mostUnderWay() {
    return mostUnderWay;
  }

  /** All in a line. */
  @Override
  public String toString() {
    return "%d of %d pages, %d requests under way, %d failed"
        .formatted(ended, found, underWay, failed);
  }
}
