package asyncio.scrape;

import java.util.Locale;
import java.util.Set;
import okhttp3.MediaType;

/**
 * What of an answer's body is read.
 *
 * @param mostBytes a body that is longer, once it is unpacked, is an error: {@link BodyTooLarge}
 * @param mediaTypes such as {@code text/html}; the body of a page of another type is not read
 */
public record BodyLimits(int mostBytes, Set<String> mediaTypes) {

  /** Two MiB of HTML, or of plain text, which is what a robots.txt is. */
  public static final BodyLimits DEFAULT =
      new BodyLimits(2 << 20, Set.of("text/html", "application/xhtml+xml", "text/plain"));

  /** Checks that the limit is a limit. */
  public BodyLimits {
    if (mostBytes < 0) {
      throw new IllegalArgumentException("mostBytes must be >= 0: " + mostBytes);
    }
    mediaTypes = Set.copyOf(mediaTypes);
  }

  /**
   * Whether a body of this type is to be read.
   *
   * @param type null if the server does not say; such a body is read
   */
  public boolean wants(MediaType type) {
    return type == null || mediaTypes.contains(name(type));
  }

  /** The type without its parameters. */
  static String name(MediaType type) {
    return (type.type() + "/" + type.subtype()).toLowerCase(Locale.ROOT);
  }
}
