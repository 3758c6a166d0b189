// Misconception: two addresses that differ as texts are two pages.
// Fails: onePageOneAddress, everyPageOnce, randomSites, randomSitesWithFailures, randomDepths,
//   overTheNetwork
package asyncio.scrape;

final class Links {

  static List<HttpUrl> of(Page page) {
    Document document = parse(page);
    if (forbidsFollowing(document)) {
      return List.of();
    }
    HttpUrl base = base(document, page.address());
    return document.select("a[href], area[href]").stream()
        .filter(link -> !words(link.attr("rel")).anyMatch("nofollow"::equalsIgnoreCase))
        .map(link -> base.resolve(link.attr("href")))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
