package asyncio.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
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
    var segments = new ArrayList<String>();
    for (String segment : path.substring(1).split("/", -1)) {
      segments.add(decode(segment));
    }
    return Collections.unmodifiableList(segments);
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
    if (query.isEmpty()) {
      return Map.of();
    }
    var parameters = new LinkedHashMap<String, List<String>>();
    for (String pair : query.replace('+', ' ').split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = decode(equals < 0 ? "" : pair.substring(equals + 1));
        parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
    }
    parameters.replaceAll((_, values) -> Collections.unmodifiableList(values));
    return Collections.unmodifiableMap(parameters);
  }

  /** Splitting comes before decoding: what was encoded separates nothing. */
  private static String decode(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return encoded;
    }
    var bytes = ByteBuffer.allocate(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        bytes.put(byteAt(encoded, i + 1));
        i += 2;
      } else {
        bytes.put((byte) c);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new HttpError(Status.BAD_REQUEST, "percent-encoded bytes are not UTF-8");
    }
  }

  private static byte byteAt(String encoded, int index) {
    int high = index < encoded.length() ? Syntax.hexDigit(encoded.charAt(index)) : -1;
    int low = index + 1 < encoded.length() ? Syntax.hexDigit(encoded.charAt(index + 1)) : -1;
    if (high < 0 || low < 0) {
      throw new HttpError(Status.BAD_REQUEST, "a percent sign without two hexadecimal digits");
    }
    if (high == 0 && low == 0) {
      throw new HttpError(Status.BAD_REQUEST, "%00 in the target");
    }
    return (byte) (high << 4 | low);
  }
}
