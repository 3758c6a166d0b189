// Misconception: with both, the standard once said, chunks count and the length does not.
// Fails: malformedHeads, malformedRequests
package asyncio.http;

final class BodyFraming {

  static OptionalLong lengthOf(RequestHead head, HttpLimits limits) {
    List<String> lengths = head.headers().all("Content-Length");
    List<String> codings = head.headers().all("Transfer-Encoding");
    if (codings.isEmpty()) {
      return OptionalLong.of(lengths.isEmpty() ? 0 : length(lengths, limits.bodyBytes()));
    }
    if (head.version() == HttpVersion.HTTP_1_0) {
      throw malformed("Transfer-Encoding in HTTP/1.0");
    }
    requireChunked(String.join(",", codings).split(",", -1));
    return OptionalLong.empty();
  }
}
