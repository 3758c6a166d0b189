// Misconception: chunks are chunks, whatever the version.
// Fails: malformedHeads, malformedRequests
package asyncio.http;

final class BodyFraming {

  static OptionalLong lengthOf(RequestHead head, HttpLimits limits) {
    List<String> lengths = head.headers().all("Content-Length");
    List<String> codings = head.headers().all("Transfer-Encoding");
    if (codings.isEmpty()) {
      return OptionalLong.of(lengths.isEmpty() ? 0 : length(lengths, limits.bodyBytes()));
    }
    if (!lengths.isEmpty()) {
      throw malformed("both Content-Length and Transfer-Encoding");
    }
    requireChunked(String.join(",", codings).split(",", -1));
    return OptionalLong.empty();
  }
}
