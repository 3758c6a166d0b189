package loopcraft.grader.cli;

import java.util.Optional;
import java.util.regex.Pattern;

/** The little HTML that stands in a lesson. */
final class Html {

  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern ALT = Pattern.compile("alt=\"([^\"]*)\"");

  private Html() {}

  /** Its text, without tags. */
  static String text(String html) {
    return TAG.matcher(html)
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .strip();
  }

  /** What describes the picture in it, if there is one. */
  static Optional<String> picture(String html) {
    var alt = ALT.matcher(html);
    return alt.find() ? Optional.of(alt.group(1)) : Optional.empty();
  }
}
