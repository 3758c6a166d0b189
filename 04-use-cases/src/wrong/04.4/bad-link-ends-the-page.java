// Misconception: whatever stands in an href is an address.
// Fails: aBaseElement, severalBases, notHttp
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
        .map(link -> HttpUrl.get(link.absUrl("href")))
        .map(Addresses::canonical)
        .distinct()
        .toList();
  }
}
