// Misconception: each part has a Politeness of its own.
// Fails: crawlDelay
package asyncio.scrape;

final class Crawler {

  private Crawler(Crawl crawl, Fetcher fetcher, TaskGroup group) {
    this.crawl = crawl;
    this.group = group;
    observer = crawl.observer();
    this.fetcher = crawl.fetcher(crawl.politeness(), fetcher);
    robots = crawl.robots(crawl.politeness(), this.fetcher);
  }
}
