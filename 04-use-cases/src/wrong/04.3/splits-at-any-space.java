// Misconception: the words of a request line are what is between white space.
// Fails: malformedHeads, malformedRequests, theRenderer, theDemoPrintsWhatItsCPythonTwinPrints,
//   anApplicationIsServed
package asyncio.http;

final class RequestParser {

  RequestHead parse(byte[] head) {
    var text = new String(head, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n");
    if (end > limits.requestLineBytes()) {
      throw new HttpError(Status.URI_TOO_LONG, "the request line is too long");
    }
    String[] words = text.substring(0, end).strip().split("\\s+");
    String target = words.length > 1 ? words[1] : "/";
    HttpVersion version = words.length > 2 ? parseVersion(words[2]) : HttpVersion.HTTP_1_0;
    Headers headers = parseFields(text, end + 2);
    checkHost(version, headers.all("Host"));
    return new RequestHead(words[0], parseTarget(words[0], target), version, headers);
  }
}
