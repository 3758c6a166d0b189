// Misconception: whoever connects speaks the HTTP that we speak.
// Fails: malformedHeads, malformedRequests
package asyncio.http;

final class RequestParser {

  private static HttpVersion parseVersion(String version) {
    return version.equals("HTTP/1.0") ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1;
  }
}
