// Misconception: words have spaces between them.
// Fails: wordsOfAMeta
package asyncio.scrape;

final class Links {

  private static Stream<String> words(String text) {
    return Stream.of(text.split("\\s+"));
  }
}
