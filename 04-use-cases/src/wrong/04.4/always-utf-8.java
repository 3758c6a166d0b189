// Misconception: the web is written in UTF-8.
// Fails: charsets, anUnknownCharset
package asyncio.scrape;

import java.nio.charset.StandardCharsets;

final class Links {

  private static Document parse(Page page) {
    return Jsoup.parse(new String(page.body(), StandardCharsets.UTF_8), page.address().toString());
  }
}
