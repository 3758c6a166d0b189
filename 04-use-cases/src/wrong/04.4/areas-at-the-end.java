// Misconception: the links are those of all a elements, and then those of all areas.
// Fails: linksOfAPage
package asyncio.scrape;

final class Links {

  static List<HttpUrl> of(Page page) {
    Document document = parse(page);
    if (forbidsFollowing(document)) {
      return List.of();
    }
    HttpUrl base = base(document, page.address());
    return Stream.of("a[href]", "area[href]")
        .flatMap(kind -> document.select(kind).stream())
        .filter(link -> !words(link.attr("rel")).anyMatch("nofollow"::equalsIgnoreCase))
        .map(link -> base.resolve(link.attr("href")))
        .filter(Objects::nonNull)
        .map(Addresses::canonical)
        .distinct()
        .toList();
  }
}
