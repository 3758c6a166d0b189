// Misconception: what comes last overrides what came before, as with style sheets.
// Fails: severalBases
package asyncio.scrape;

final class Links {

  private static HttpUrl base(Document document, HttpUrl address) {
    return Optional.ofNullable(document.select("base[href]").last())
        .map(base -> address.resolve(base.attr("href")))
        .orElse(address);
  }
}
