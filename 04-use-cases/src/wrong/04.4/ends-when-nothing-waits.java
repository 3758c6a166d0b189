// Misconception: a crawl is over when the queue is empty.
// Fails: everyPageOnce, randomSites, randomSitesWithFailures, aFailingPage, anErrorIsAFailure,
//   anErrorPage, depth, theShortestWay, aShorterWayByARedirect, aShorterWayOverVisitedPages,
//   aShorterWayWhileHandled, randomDepths, scope, aSlowPage, aSlowServerInACrawl, robotsTxt,
//   crawlDelay, redirects, redirectsWithoutEnd, redirectsInARow, parsedAtOnce, handledAtOnce,
//   parsing, aSlowHandler, observing, toldOnce, orderOfOutcomes, cancellingTakesNoTime,
//   overTheNetwork, sameAsCPython
package asyncio.scrape;

import asyncio.sync.Queue;

final class Crawler {

  private final Queue<HttpUrl> waiting = new Queue<>();

  private static Crawler begin(Crawl crawl, Fetcher fetcher, TaskGroup group) {
    var crawler = new Crawler(crawl, fetcher, group);
    crawl.seeds().forEach(seed -> crawler.find(new Sighting(seed, 0, 0)));
    while (!crawler.waiting.isEmpty()) {
      HttpUrl next = crawler.waiting.getNow();
      group.createTask(async(() -> crawler.visit(next)));
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
      waiting.putNow(seen.address());
    }
    return wanted;
  }
}
