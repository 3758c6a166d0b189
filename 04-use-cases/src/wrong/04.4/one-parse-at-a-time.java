// Misconception: the parser is one thing, which one page has at a time.
// Fails: parsedAtOnce
package asyncio.scrape;

import asyncio.sync.Lock;

final class Crawler {

  private final Lock parser = new Lock();

  private Outcome attempt(HttpUrl address, Place place) throws Exception {
    if (!await(robots.rulesFor(address)).allows(address)) {
      return new Outcome.Forbidden();
    }
    Page page = await(fetcher.fetch(address));
    Optional<HttpUrl> redirect = page.redirect();
    if (redirect.isPresent()) {
      return redirected(place, redirect.get());
    }
    if (!page.isSuccess()) {
      return new Outcome.Refused(page.status());
    }
    List<HttpUrl> links = page.isHtml() ? parse(page) : List.of();
    goOn(place, links.stream().map(link -> new Step(link, 1, 0)).toList());
    crawl.handler().handle(page);
    return new Outcome.Visited(page.body().length, links.size());
  }

  private List<HttpUrl> parse(Page page) {
    try (var _ = await(parser.acquire())) {
      return await(ExecutorCall.on(crawl.parser(), () -> Links.of(page)));
    }
  }
}
