// Misconception: first make text of it, then take it apart.
// Fails: encodedSlashes
package asyncio.http;

final class PercentCoding {

  static List<String> segments(String path) {
    return List.of(decode(path).substring(1).split("/", -1));
  }
}
