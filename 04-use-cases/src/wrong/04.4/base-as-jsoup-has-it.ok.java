// Alternative: the base that jsoup keeps of a document.
package asyncio.scrape;

final class Links {

  private static HttpUrl base(Document document, HttpUrl address) {
    return Optional.ofNullable(HttpUrl.parse(document.baseUri())).orElse(address);
  }
}
