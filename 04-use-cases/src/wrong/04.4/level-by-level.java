// Misconception: a crawl goes from level to level.
// Fails: aSlowPage, handledAtOnce, aSlowHandler, sameAsCPython
package asyncio.scrape;

import static asyncio.Asyncio.gather;

import java.util.ArrayList;

final class Crawler {

  private List<HttpUrl> nextLevel = new ArrayList<>();

  private static Crawler begin(Crawl crawl, Fetcher fetcher, TaskGroup group) {
    var crawler = new Crawler(crawl, fetcher, group);
    crawl.seeds().forEach(seed -> crawler.find(new Sighting(seed, 0, 0)));
    while (!crawler.nextLevel.isEmpty()) {
      List<HttpUrl> level = crawler.nextLevel;
      crawler.nextLevel = new ArrayList<>();
      await(gather(level.stream().map(page -> async(() -> crawler.visit(page))).toList()));
    }
    return crawler;
  }

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
      observer.found(seen.address());
      nextLevel.add(seen.address());
    }
    return wanted;
  }
}
