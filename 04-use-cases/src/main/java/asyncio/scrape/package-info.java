/**
 * A crawler: it fetches the pages of web sites, many at once, and is polite to each.
 *
 * <p>A {@link asyncio.scrape.Crawl} says what is fetched and how, and runs with a {@link
 * asyncio.scrape.Fetcher}: an {@link asyncio.scrape.OkHttpFetcher} for real sites, or a few lines
 * of one's own for a site in memory. What became of each page is in the {@link
 * asyncio.scrape.CrawlReport}.
 *
 * <p>Everything here belongs to the loop's thread, but for what says otherwise. asyncio has no
 * counterpart; Python people use aiohttp with BeautifulSoup, or Scrapy.
 */
package asyncio.scrape;
