// Misconception: a value may go on in the next line, as it always could.
// Fails: malformedHeads, limitsOfAHead, malformedRequests
package asyncio.http;

final class RequestParser {

  private Headers parseFields(String text, int start) {
    String joined = text.substring(start - 2).replaceAll("\r\n[ \t]+", " ").strip();
    var headers = Headers.builder();
    for (String line : joined.isEmpty() ? new String[0] : joined.split("\r\n")) {
      parseField(line, headers);
    }
    if (headers.size() > limits.headerCount() || joined.length() > limits.headerBytes()) {
      throw tooLarge("there are too many header fields");
    }
    return headers.build();
  }
}
