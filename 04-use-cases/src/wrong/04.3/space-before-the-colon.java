// Misconception: spaces around a name mean as little as those around a value.
// Fails: malformedHeads, malformedRequests
package asyncio.http;

final class RequestParser {

  private static void parseField(String line, Headers.Builder headers) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw malformed("a header field without a colon");
    }
    try {
      String name = line.substring(0, colon).stripTrailing();
      headers.add(name, Syntax.stripSpaces(line.substring(colon + 1)));
    } catch (IllegalArgumentException invalid) {
      throw malformed("a header field is malformed");
    }
  }
}
