// Misconception: a header field that cannot be read is passed over, like one that is not known.
// Fails: malformedHeads, malformedRequests
package asyncio.http;

final class RequestParser {

  private static void parseField(String line, Headers.Builder headers) {
    int colon = line.indexOf(':');
    try {
      headers.add(line.substring(0, colon), Syntax.stripSpaces(line.substring(colon + 1)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      // Others may make sense.
    }
  }
}
