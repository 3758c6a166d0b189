// Misconception: who names a seed wants it.
// Fails: scope
package asyncio.scrape;

final class Crawler {

  private static Crawler begin(Crawl crawl, Fetcher fetcher, TaskGroup group) {
    var crawler = new Crawler(crawl, fetcher, group);
    for (HttpUrl seed : crawl.seeds()) {
      crawler.places.put(seed, new Place(0, 0));
      crawler.observer.found(seed);
      group.createTask(async(() -> crawler.visit(seed)), "visit " + seed);
    }
    return crawler;
  }
}
