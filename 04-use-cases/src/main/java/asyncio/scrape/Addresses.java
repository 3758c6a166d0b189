package asyncio.scrape;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * When two addresses are the same page. Much of it {@link HttpUrl} does by itself: it writes host
 * names in small letters, leaves out the port that goes without saying, and walks through {@code .}
 * and {@code ..}.
 */
final class Addresses {

  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

  private Addresses() {}

  /**
   * The one way to write an address, by which pages are told apart: without a fragment, which no
   * server ever sees, and with escapes as RFC 3986 has them ({@code %7euser} is {@code ~user}). The
   * order of a query's parts is left alone: it may mean something.
   */
  static HttpUrl canonical(HttpUrl address) {
    HttpUrl.Builder builder =
        address.newBuilder().fragment(null).encodedPath(withPlainEscapes(address.encodedPath()));
    String query = address.encodedQuery();
    return builder.encodedQuery(query == null ? null : withPlainEscapes(query)).build();
  }

  /** Escapes of characters that need none are undone, and the others have capital digits. */
  static String withPlainEscapes(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(escape -> plain((char) Integer.parseInt(escape.group(1), 16)));
  }

  private static String plain(char character) {
    boolean needsNone =
        character >= 'a' && character <= 'z'
            || character >= 'A' && character <= 'Z'
            || character >= '0' && character <= '9'
            || "-._~".indexOf(character) >= 0;
    return needsNone ? String.valueOf(character) : "%%%02X".formatted((int) character);
  }
}
