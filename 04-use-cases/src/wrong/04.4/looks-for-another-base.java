// Misconception: the base is the first one that can be used.
// Fails: severalBases
package asyncio.scrape;

final class Links {

  private static HttpUrl base(Document document, HttpUrl address) {
    return document.select("base[href]").stream()
        .map(base -> address.resolve(base.attr("href")))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(address);
  }
}
