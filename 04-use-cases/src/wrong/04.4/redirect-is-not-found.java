// Misconception: a redirect is followed.
// Fails: aShorterWayByARedirect, redirects, redirectsWithoutEnd, redirectsInARow
// Removes: redirected
package asyncio.scrape;

final class Crawler {

  private Page follow(Page first) throws IOException {
    Page page = first;
    for (int i = 0; page.redirect().isPresent(); i++) {
      if (i == MOST_REDIRECTS) {
        throw new IOException("too many redirects");
      }
      page = await(fetcher.fetch(page.redirect().get()), IOException.class);
    }
    return page;
  }

  private Outcome attempt(HttpUrl address, Place place) throws Exception {
    if (!await(robots.rulesFor(address)).allows(address)) {
      return new Outcome.Forbidden();
    }
    Page page = follow(await(fetcher.fetch(address)));
    if (!page.isSuccess()) {
      return new Outcome.Refused(page.status());
    }
    List<HttpUrl> links =
        page.isHtml() ? await(ExecutorCall.on(crawl.parser(), () -> Links.of(page))) : List.of();
    goOn(place, links.stream().map(link -> new Step(link, 1, 0)).toList());
    crawl.handler().handle(page);
    return new Outcome.Visited(page.body().length, links.size());
  }
}
