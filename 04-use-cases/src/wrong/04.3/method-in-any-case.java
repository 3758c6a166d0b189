// Misconception: GET and get are the same.
// Fails: anyToken
package asyncio.http;

final class RequestParser {

  RequestHead parse(byte[] head) {
    var text = new String(head, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n");
    if (end < 0 || !text.endsWith("\r\n\r\n")) {
      throw malformed("the head has no end");
    }
    if (end > limits.requestLineBytes()) {
      throw new HttpError(Status.URI_TOO_LONG, "the request line is too long");
    }
    int firstSpace = text.indexOf(' ');
    int secondSpace = text.indexOf(' ', firstSpace + 1);
    if (firstSpace < 0 || secondSpace < 0 || secondSpace > end) {
      throw malformed("the request line has not three words");
    }
    String method = text.substring(0, firstSpace).toUpperCase(Locale.ROOT);
    if (!Syntax.isToken(method)) {
      throw malformed("the method is not a token");
    }
    HttpVersion version = parseVersion(text.substring(secondSpace + 1, end));
    Target target = parseTarget(method, text.substring(firstSpace + 1, secondSpace));
    Headers headers = parseFields(text, end + 2);
    checkHost(version, headers.all("Host"));
    return new RequestHead(method, target, version, headers);
  }
}
