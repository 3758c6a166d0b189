// Misconception: Headers checks its fields, so nothing is left to do.
// Fails: malformedHeads, malformedRequests
package asyncio.http;

final class RequestParser {

  private static void parseField(String line, Headers.Builder headers) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw malformed("a header field without a colon");
    }
    headers.add(line.substring(0, colon), Syntax.stripSpaces(line.substring(colon + 1)));
  }
}
