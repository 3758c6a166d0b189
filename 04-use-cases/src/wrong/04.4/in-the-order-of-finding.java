// Misconception: a page has a place in the report when it is found.
// Fails: orderOfOutcomes
package asyncio.scrape;

import java.util.ArrayList;

final class Crawler {

  static Coroutine<CrawlReport> run(Crawl crawl, Fetcher fetcher) {
    return async(
        () -> {
          Crawler crawler = await(taskGroup((TaskGroup group) -> begin(crawl, fetcher, group)));
          Map<HttpUrl, Outcome> inOrder = new LinkedHashMap<>();
          crawler.found.forEach(page -> inOrder.put(page, crawler.outcomes.get(page)));
          return new CrawlReport(inOrder);
        });
  }

  private final List<HttpUrl> found = new ArrayList<>();

  private boolean isNews(Sighting seen) {
    Place known = places.get(seen.address());
    if (known != null) {
      boolean shorter = seen.away() < known.away;
      known.away = Math.min(known.away, seen.away());
      return shorter;
    }
    boolean wanted = crawl.wants(seen.address(), seen.away(), places.size());
    if (wanted) {
      places.put(seen.address(), new Place(seen.away(), seen.redirects()));
      found.add(seen.address());
      observer.found(seen.address());
      group.createTask(async(() -> visit(seen.address())), "visit " + seen.address());
    }
    return wanted;
  }
}
