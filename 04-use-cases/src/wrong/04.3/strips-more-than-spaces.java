// Misconception: strip takes away the spaces around a value.
// Fails: malformedHeads, malformedRequests
package asyncio.http;

final class RequestParser {

  private static void parseField(String line, Headers.Builder headers) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw malformed("a header field without a colon");
    }
    try {
      headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
    } catch (IllegalArgumentException invalid) {
      throw malformed("a header field is malformed");
    }
  }
}
