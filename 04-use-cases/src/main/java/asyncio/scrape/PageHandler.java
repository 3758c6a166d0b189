package asyncio.scrape;

/** Does something with each page that a crawl has fetched: see {@link Crawl#onPage}. */
@FunctionalInterface
public interface PageHandler {

  /**
   * Handles one page, in a task of its own, in which it may await. What it throws is that page's
   * {@link Outcome.Failed}, and does not end the crawl.
   */
  void handle(Page page) throws Exception;
}
