// Misconception: a charset that a server names exists.
// Fails: anUnknownCharset
package asyncio.scrape;

final class Links {

  private static Document parse(Page page) {
    Optional<String> charset = page.contentType().map(type -> type.parameter("charset"));
    try {
      return Jsoup.parse(
          new ByteArrayInputStream(page.body()), charset.orElse(null), page.address().toString());
    } catch (IOException impossible) {
      throw new UncheckedIOException("the page is in memory", impossible);
    }
  }
}
