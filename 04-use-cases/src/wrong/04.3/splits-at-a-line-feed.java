// Misconception: a line ends at a line feed; a good program takes what others send.
// Fails: malformedHeads, malformedRequests
package asyncio.http;

final class RequestParser {

  private Headers parseFields(String text, int start) {
    if (text.length() - 2 - start > limits.headerBytes()) {
      throw tooLarge("the header fields are too long");
    }
    var headers = Headers.builder();
    for (String line : text.substring(start).lines().filter(l -> !l.isEmpty()).toList()) {
      if (headers.size() == limits.headerCount()) {
        throw tooLarge("there are too many header fields");
      }
      parseField(line, headers);
    }
    return headers.build();
  }
}
