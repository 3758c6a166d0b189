// Misconception: a text has a word if it contains its letters.
// Fails: wordsOfAMeta
package asyncio.scrape;

final class Links {

  private static boolean forbidsFollowing(Document document) {
    return document.select("meta[name=robots]").stream()
        .map(meta -> content(meta).toLowerCase())
        .anyMatch(content -> content.contains("nofollow") || content.contains("none"));
  }
}
