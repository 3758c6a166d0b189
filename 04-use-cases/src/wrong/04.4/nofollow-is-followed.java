// Misconception: nofollow is for search engines.
// Fails: nofollow, severalMetas, wordsOfAMeta
// Removes: forbidsFollowing, words, content
package asyncio.scrape;

final class Links {

  static List<HttpUrl> of(Page page) {
    Document document = parse(page);
    HttpUrl base = base(document, page.address());
    return document.select("a[href], area[href]").stream()
        .map(link -> base.resolve(link.attr("href")))
        .filter(Objects::nonNull)
        .map(Addresses::canonical)
        .distinct()
        .toList();
  }
}
