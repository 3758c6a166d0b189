package asyncio.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import loopcraft.grader.Exercise;

/**
 * Makes a request's head of its bytes. It is strict: what could be read in two ways is refused,
 * since a proxy in front of the server may have read it the other way.
 *
 * <p>What it throws is an {@link HttpError}; the messages are up to you.
 */
@Exercise(value = "04.3", part = 1)
final class RequestParser {

  private static final String HTTP = "HTTP/";

  private final HttpLimits limits;

  /** Makes one that keeps to limits. */
  RequestParser(HttpLimits limits) {
    this.limits = limits;
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
    String method = text.substring(0, firstSpace);
    if (!Syntax.isToken(method)) {
      throw malformed("the method is not a token");
    }
    HttpVersion version = parseVersion(text.substring(secondSpace + 1, end));
    Target target = parseTarget(method, text.substring(firstSpace + 1, secondSpace));
    Headers headers = parseFields(text, end + 2);
    checkHost(version, headers.all("Host"));
    return new RequestHead(method, target, version, headers);
  }

  private static HttpVersion parseVersion(String version) {
    if (version.equals("HTTP/1.1")) {
      return HttpVersion.HTTP_1_1;
    }
    if (version.equals("HTTP/1.0")) {
      return HttpVersion.HTTP_1_0;
    }
    boolean wellFormed =
        version.length() == 8
            && version.startsWith(HTTP)
            && Syntax.isDigit(version.charAt(5))
            && version.charAt(6) == '.'
            && Syntax.isDigit(version.charAt(7));
    throw wellFormed
        ? new HttpError(Status.VERSION_NOT_SUPPORTED, "only HTTP/1.0 and HTTP/1.1 are served")
        : malformed("the version is malformed");
  }

  /** Every line ends where the next CR LF is: another CR or LF is in a value, and refused there. */
  private Headers parseFields(String text, int start) {
    if (text.length() - 2 - start > limits.headerBytes()) {
      throw tooLarge("the header fields are too long");
    }
    var headers = Headers.builder();
    while (start < text.length() - 2) {
      int end = text.indexOf("\r\n", start);
      if (headers.size() == limits.headerCount()) {
        throw tooLarge("there are too many header fields");
      }
      parseField(text.substring(start, end), headers);
      start = end + 2;
    }
    return headers.build();
  }

  private static void parseField(String line, Headers.Builder headers) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw malformed("a header field without a colon");
    }
    try {
      headers.add(line.substring(0, colon), Syntax.stripSpaces(line.substring(colon + 1)));
    } catch (IllegalArgumentException invalid) {
      throw malformed("a header field is malformed");
    }
  }

  private static void checkHost(HttpVersion version, List<String> hosts) {
    if (hosts.size() > 1) {
      throw malformed("more than one Host");
    }
    if (hosts.isEmpty() && version == HttpVersion.HTTP_1_1) {
      throw malformed("no Host");
    }
    if (!hosts.isEmpty() && !hosts.getFirst().isEmpty()) {
      checkAuthority(hosts.getFirst());
    }
  }

  private static void checkAuthority(String authority) {
    boolean valid =
        Syntax.isVisible(authority) && authority.chars().noneMatch(c -> "/?#@\\".indexOf(c) >= 0);
    if (!valid) {
      throw malformed("the host is malformed");
    }
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
    if (method.equals("CONNECT")) {
      throw new HttpError(Status.NOT_IMPLEMENTED, "this is not a proxy");
    }
    if (!Syntax.isVisible(target) || target.indexOf('#') >= 0) {
      throw malformed("the target has characters that must not be there");
    }
    if (target.equals("*") && method.equals("OPTIONS")) {
      return new Target(target, target, List.of(), "", Map.of());
    }
    String pathAndQuery = target.startsWith("/") ? target : withoutHost(target);
    int question = pathAndQuery.indexOf('?');
    String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
    String query = question < 0 ? "" : pathAndQuery.substring(question + 1);
    if (path.indexOf('\\') >= 0) {
      throw malformed("a backslash in the path");
    }
    return new Target(
        target, path, PercentCoding.segments(path), query, PercentCoding.parameters(query));
  }

  private static String withoutHost(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0 || !isHttp(url.substring(0, scheme))) {
      throw malformed("the target is neither a path nor a URL of http");
    }
    String rest = url.substring(scheme + 3);
    int end = 0;
    while (end < rest.length() && "/?".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    checkAuthority(rest.substring(0, end));
    String pathAndQuery = rest.substring(end);
    return pathAndQuery.startsWith("/") ? pathAndQuery : "/" + pathAndQuery;
  }

  private static boolean isHttp(String scheme) {
    String lower = scheme.toLowerCase(Locale.ROOT);
    return lower.equals("http") || lower.equals("https");
  }

  private static HttpError malformed(String message) {
    return new HttpError(Status.BAD_REQUEST, message);
  }

  private static HttpError tooLarge(String message) {
    return new HttpError(Status.HEADERS_TOO_LARGE, message);
  }
}
