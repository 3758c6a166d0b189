// Misconception: the limit of the reader is limit enough.
// Fails: limitsOfAHead
package asyncio.http;

final class RequestParser {

  private Headers parseFields(String text, int start) {
    var headers = Headers.builder();
    while (start < text.length() - 2) {
      int end = text.indexOf("\r\n", start);
      parseField(text.substring(start, end), headers);
      start = end + 2;
    }
    return headers.build();
  }
}
