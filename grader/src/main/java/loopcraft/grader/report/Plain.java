package loopcraft.grader.report;

import java.util.Locale;

/**
 * Text of any origin, of which nothing is left that acts: what cannot be seen, or changes how other
 * text is seen, is written as Java would escape it.
 */
public final class Plain {

  private Plain() {}

  /** A text of several lines, each ended as on Unix. */
  public static String text(String any) {
    String unix = any.replace("\r\n", "\n");
    return unix.codePoints().allMatch(Plain::isSafe) ? unix : escaped(unix);
  }

  private static String escaped(String text) {
    var result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (isSafe(point)) {
                result.appendCodePoint(point);
              } else {
                result.append(String.format(Locale.ROOT, "\\u%04X", point));
              }
            });
    return result.toString();
  }

  /** A text in one line. */
  public static String line(String any) {
    return text(any.strip().replaceAll("\\s+", " "));
  }

  /** Such a character is allowed in XML and JSON, takes its place, and changes no other's. */
  private static boolean isSafe(int point) {
    boolean isPrintableAscii = point >= ' ' && point <= '~';
    return isPrintableAscii || point == '\n' || point == '\t' || isSafeElsewhere(point);
  }

  private static boolean isSafeElsewhere(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          isJoiner(point);
      default -> true;
    };
  }

  /** Without them, some scripts and pictures cannot be written. */
  private static boolean isJoiner(int point) {
    return point == 0x200C || point == 0x200D;
  }
}
