package loopcraft.grader.handout;

import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown page of the course, as it stands in a handout. */
final class Page {

  private static final Pattern LINK =
      Pattern.compile("!?\\[((?:[^\\[\\]]++|\\[[^\\[\\]]*+\\])*+)\\]\\(([^()\\s]+)\\)");
  private static final Pattern TITLE = Pattern.compile("(?m)\\A# .*\\R");
  private static final String ABSENT = " (not in this handout)";

  private Page() {}

  /**
   * Links that lead nowhere in a handout become plain text, which says so.
   *
   * @param path of the page in the course
   * @param isLeftOut whether the course has a file of this path, and the handout has not
   */
  static String of(String path, String text, Predicate<String> isLeftOut) {
    return LINK.matcher(text)
        .replaceAll(
            link ->
                Matcher.quoteReplacement(
                    isLeftOut.test(target(path, link.group(2)))
                        ? link.group(1) + ABSENT
                        : link.group()));
  }

  /** Puts a paragraph, which ends its line, below a page's title. */
  static String withNote(String text, String note) {
    return TITLE
        .matcher(text)
        .replaceFirst(title -> Matcher.quoteReplacement(title.group() + "\n" + note));
  }

  private static String target(String path, String link) {
    String file = link.replaceFirst("#.*", "");
    if (file.isEmpty() || file.contains(":")) {
      return "";
    }
    return Path.of(path).resolveSibling(file).normalize().toString().replace('\\', '/');
  }
}
