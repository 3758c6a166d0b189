package asyncio.http;

import static loopcraft.grader.Todo.todo;

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
    throw todo("04.3");
  }
}
