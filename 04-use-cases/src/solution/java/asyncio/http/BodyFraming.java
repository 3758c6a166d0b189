package asyncio.http;

import java.util.List;
import java.util.OptionalLong;
import loopcraft.grader.Exercise;

/**
 * Finds out where a request's body ends: RFC 9112, section 6. Whoever gets this wrong lets clients
 * smuggle: what the server takes for the next request, a proxy took for a part of the body.
 */
@Exercise(value = "04.3", part = 1)
final class BodyFraming {

  private BodyFraming() {}

  /**
   * How long the body is. A request without {@code Content-Length} and {@code Transfer-Encoding}
   * has none, whatever its method.
   *
   * <p>A length is one field {@code Content-Length} of decimal digits, of ASCII, and nothing else:
   * no sign, no list. A body in chunks has the one transfer coding {@code chunked}, in whatever
   * case; several fields {@code Transfer-Encoding} are one list.
   *
   * @return the number of bytes, 0 if there is no body; empty if it comes in chunks
   * @throws HttpError 413 if the length is over the limit, however many digits it has; 501 if the
   *     last transfer coding is {@code chunked} and there are others before it, none of them {@code
   *     chunked}; 400 for other codings, for a length that is no number, for a second {@code
   *     Content-Length} even if it is the same, for both a length and a coding, and for a coding in
   *     HTTP/1.0
   */
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
    requireChunked(String.join(",", codings).split(",", -1));
    return OptionalLong.empty();
  }

  private static long length(List<String> lengths, long most) {
    String digits = lengths.getFirst();
    if (lengths.size() > 1) {
      throw malformed("more than one Content-Length");
    }
    if (digits.isEmpty() || !digits.chars().allMatch(c -> Syntax.isDigit((char) c))) {
      throw malformed("Content-Length is not a number");
    }
    long length = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (length > Math.floorDiv(most - digit, 10L)) {
        throw new HttpError(Status.CONTENT_TOO_LARGE, "the body is too large");
      }
      length = length * 10 + digit;
    }
    return length;
  }

  private static void requireChunked(String[] codings) {
    for (int i = 0; i < codings.length; i++) {
      boolean last = i == codings.length - 1;
      if (Syntax.stripSpaces(codings[i]).equalsIgnoreCase("chunked") != last) {
        throw malformed("chunked is not the last transfer coding, once");
      }
    }
    if (codings.length > 1) {
      throw new HttpError(Status.NOT_IMPLEMENTED, "chunked is the only transfer coding here");
    }
  }

  private static HttpError malformed(String message) {
    return new HttpError(Status.BAD_REQUEST, message);
  }
}
