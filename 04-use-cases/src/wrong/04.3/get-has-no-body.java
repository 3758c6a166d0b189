// Misconception: who only asks for something sends no body.
// Fails: bodiesOfAnyMethod
package asyncio.http;

import java.util.Set;

final class BodyFraming {

  static OptionalLong lengthOf(RequestHead head, HttpLimits limits) {
    List<String> lengths = head.headers().all("Content-Length");
    List<String> codings = head.headers().all("Transfer-Encoding");
    if (Set.of("GET", "HEAD", "DELETE", "OPTIONS").contains(head.method())) {
      return OptionalLong.of(0);
    }
    if (codings.isEmpty()) {
      return OptionalLong.of(lengths.isEmpty() ? 0 : length(lengths, limits.bodyBytes()));
    }
    if (!lengths.isEmpty()) {
      throw malformed("both Content-Length and Transfer-Encoding");
    }
    if (head.version() == HttpVersion.HTTP_1_0) {
      throw malformed("Transfer-Encoding in HTTP/1.0");
    }
    requireChunked(String.join(",", codings).split(",", -1));
    return OptionalLong.empty();
  }
}
