package asyncio.http;

import static loopcraft.grader.Todo.todo;

import java.util.List;
import java.util.Map;
import loopcraft.grader.Exercise;

/**
 * Reads the parts of a URL: {@code urllib.parse.unquote} and {@code parse_qs}, but strict.
 *
 * <p>{@code %} and two hexadecimal digits stand for a byte, and the bytes are text in UTF-8.
 */
@Exercise(value = "04.3", part = 1)
final class PercentCoding {

  private PercentCoding() {}

  /**
   * Decodes what is between the slashes of a path: {@code /a/b%2Fc} is {@code a} and {@code b/c},
   * {@code /} is one empty segment, and {@code /a/} ends in one. {@code .} and {@code ..} are
   * segments like others.
   *
   * @param path begins with a slash
   * @throws HttpError 400, if a percent sign is not followed by two hexadecimal digits, the bytes
   *     are not UTF-8, or there is a {@code %00}
   */
  static List<String> segments(String path) {
    throw todo("04.3");
  }

  /**
   * Decodes a query: names and values are joined by {@code =}, and pairs by {@code &} alone. A plus
   * sign is a space, in names, too. A name without {@code =} has the empty value, and what follows
   * a {@code =} without a name has the empty name; between two {@code &}, nothing is nothing.
   * Spaces around names and values stay.
   *
   * @return all values of each name, both in their order
   * @throws HttpError 400, as {@link #segments} does
   */
  static Map<String, List<String>> parameters(String query) {
    throw todo("04.3");
  }
}
