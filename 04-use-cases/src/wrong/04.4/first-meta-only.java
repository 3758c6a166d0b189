// Misconception: a page has one meta element for robots.
// Fails: severalMetas
package asyncio.scrape;

final class Links {

  private static boolean forbidsFollowing(Document document) {
    return Optional.ofNullable(document.selectFirst("meta[name=robots]"))
        .map(Links::content)
        .stream()
        .flatMap(Links::words)
        .anyMatch(word -> word.equalsIgnoreCase("nofollow") || word.equalsIgnoreCase("none"));
  }
}
