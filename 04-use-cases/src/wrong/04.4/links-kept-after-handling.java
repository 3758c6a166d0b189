// Misconception: a page's links are of no interest before the page is done.
// Fails: aShorterWayWhileHandled
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
    List<Step> onwards = links.stream().map(link -> new Step(link, 1, 0)).toList();
    onwards.forEach(step -> find(after(place, step)));
    crawl.handler().handle(page);
    place.onwards = onwards;
    return new Outcome.Visited(page.body().length, links.size());
  }
}
