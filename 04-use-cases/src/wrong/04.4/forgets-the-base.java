// Misconception: a link is relative to the page that it is on.
// Fails: aBaseElement, severalBases
// Removes: base
package asyncio.scrape;

final class Links {

  static List<HttpUrl> of(Page page) {
    Document document = parse(page);
    if (forbidsFollowing(document)) {
      return List.of();
    }
    return document.select("a[href], area[href]").stream()
        .filter(link -> !words(link.attr("rel")).anyMatch("nofollow"::equalsIgnoreCase))
        .map(link -> page.address().resolve(link.attr("href")))
        .filter(Objects::nonNull)
        .map(Addresses::canonical)
        .distinct()
        .toList();
  }
}
