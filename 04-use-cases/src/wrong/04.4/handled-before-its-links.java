// Misconception: first a page is done with, and then comes the next.
// Fails: handledAtOnce, aSlowHandler
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
    crawl.handler().handle(page);
    goOn(place, links.stream().map(link -> new Step(link, 1, 0)).toList());
    return new Outcome.Visited(page.body().length, links.size());
  }
}
