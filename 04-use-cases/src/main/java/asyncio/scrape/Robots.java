package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The rules of each server, which are fetched once, when the first page of that server is to be
 * visited. They may bring a longer pause between two requests, of which {@link Politeness} is told.
 */
final class Robots {

  private static final int MOST_REDIRECTS = 5;
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  private final SingleFlight<Origin, RobotsRules> rules = new SingleFlight<>(this::load);
  private final String product;
  private final Politeness politeness;
  private final Fetcher fetcher;

  /**
   * Makes one that knows no rules yet.
   *
   * @param product the crawler's name, as robots.txt files call it
   */
  Robots(String product, Politeness politeness, Fetcher fetcher) {
    this.product = product;
    this.politeness = politeness;
    this.fetcher = fetcher;
  }

  /** A coroutine that waits for the rules of the server that has a page. */
  Coroutine<RobotsRules> rulesFor(HttpUrl address) {
    return rules.get(Origin.of(address));
  }

  private Coroutine<RobotsRules> load(Origin origin) {
    return async(
        () -> {
          RobotsRules loaded = rulesAt(origin.robotsTxt());
          loaded
              .crawlDelay()
              .map(delay -> delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay)
              .ifPresent(delay -> politeness.slowDown(origin, delay));
          return loaded;
        });
  }

  /** RFC 9309 wants redirects to be followed, also to other servers. */
  private RobotsRules rulesAt(HttpUrl address) {
    Optional<HttpUrl> next = Optional.of(address);
    for (int redirects = 0; redirects <= MOST_REDIRECTS && next.isPresent(); redirects++) {
      Page page;
      try {
        page = await(fetcher.fetch(next.get()), IOException.class);
      } catch (IOException noAnswer) {
        return RobotsRules.FORBID_ALL;
      }
      next = page.redirect();
      if (next.isEmpty()) {
        return RobotsRules.of(page, product);
      }
    }
    return RobotsRules.ALLOW_ALL;
  }
}
