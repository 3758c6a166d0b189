// Misconception: a body is in chunks if the word chunked occurs.
// Fails: malformedHeads, malformedRequests
package asyncio.http;

import java.util.Locale;

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
    if (head.version() == HttpVersion.HTTP_1_0) {
      throw malformed("Transfer-Encoding in HTTP/1.0");
    }
    boolean chunked = String.join(",", codings).toLowerCase(Locale.ROOT).contains("chunked");
    return chunked ? OptionalLong.empty() : OptionalLong.of(0);
  }
}
