package asyncio.http;

import static loopcraft.grader.Todo.todo;

import loopcraft.grader.Exercise;

/**
 * Makes a request's head of its bytes. It is strict: what could be read in two ways is refused,
 * since a proxy in front of the server may have read it the other way.
 *
 * <p>What it throws is an {@link HttpError}; the messages are up to you.
 */
@Exercise(value = "04.3", part = 1)
final class RequestParser {

  /** Makes one that keeps to limits. */
  RequestParser(HttpLimits limits) {
    throw todo("04.3");
  }

  /**
   * Parses a head. Its bytes are characters of ISO 8859-1. Lines end in CR LF, and nowhere else is
   * there a CR or LF.
   *
   * <p>The request line is a method, which is any token, in the case in which it came; a target,
   * see {@link #parseTarget}; and a version; with one space between each two. {@code HTTP/1.0} and
   * {@code HTTP/1.1} are served.
   *
   * <p>Each line after it is a field: a name, which is a token; a colon right behind it; a value,
   * with spaces and tabs around it that do not belong to it. Spaces before the name are refused,
   * and so the continuation lines of old. A value has no control characters but tabs.
   *
   * <p>A request has one {@code Host} at most, of whatever version it is, and one of HTTP/1.1 has
   * one. It is empty, or has visible ASCII characters, but none of {@code / ? # @ \}.
   *
   * @param head up to the empty line and with it
   * @throws HttpError 414 if the request line is too long; 431 if there are too many header fields,
   *     or too many bytes in them, their line ends counted; 505 for any other version {@code
   *     HTTP/digit.digit}; 501 for the method {@code CONNECT}; 400 for whatever else is wrong. If
   *     several things are wrong, any of their statuses is right
   */
  RequestHead parse(byte[] head) {
    throw todo("04.3");
  }

  /**
   * Parses the second word of a request line. It is a path, which begins with a slash, and may be
   * followed by a question mark and a query; or such a path behind {@code http://} or {@code
   * https://}, in whatever case, and a host, where the path may be missing and is {@code /} then;
   * or, with the method {@code OPTIONS} alone, {@code *}. There are visible ASCII characters only,
   * and no {@code #}. A path has no backslash: browsers take it for a slash. A query may have one,
   * and whatever else browsers leave in it as it is. A host is as in the field {@code Host}, but
   * not empty.
   *
   * @throws HttpError 501 for the method {@code CONNECT}; 400 if the target is anything else, or as
   *     {@link PercentCoding} does
   */
  static Target parseTarget(String method, String target) {
    throw todo("04.3");
  }
}
