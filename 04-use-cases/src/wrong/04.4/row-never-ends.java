// Misconception: what leads to a page by redirects and links is one chain.
// Fails: redirectsInARow
package asyncio.scrape;

final class Crawler {

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
    List<HttpUrl> links =
        page.isHtml() ? await(ExecutorCall.on(crawl.parser(), () -> Links.of(page))) : List.of();
    goOn(place, links.stream().map(link -> new Step(link, 1, place.redirects)).toList());
    crawl.handler().handle(page);
    return new Outcome.Visited(page.body().length, links.size());
  }
}
