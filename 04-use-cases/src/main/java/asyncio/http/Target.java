package asyncio.http;

import java.util.List;
import java.util.Map;

/**
 * What a request is about: the second word of its first line.
 *
 * @param raw as it was sent
 * @param path the path as it was sent, percent-encoded: {@code /a%20b}. Of a URL with a host, the
 *     part behind it; {@code *} if that is the whole target
 * @param segments what is between the slashes of the path, decoded: {@code /a%2Fb/} has the two
 *     segments {@code a/b} and the empty one, {@code /} the empty one alone, and {@code *} has none.
 *     So they may hold a slash, or be {@code ..}: who makes file names of them has to look
 * @param query what follows the question mark, as it was sent; empty if there is none
 * @param parameters of the query, decoded, with all values of each name, both in their order
 */
public record Target(
    String raw,
    String path,
    List<String> segments,
    String query,
    Map<String, List<String>> parameters) {

  @Override
  public String toString() {
    return raw;
  }
}
