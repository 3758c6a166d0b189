package loopcraft.grader.kit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Two traces beside one another, up to and including the first difference.
 *
 * @param expectedFrom whose the left one is
 * @param expected what should have been printed
 * @param seen what was
 */
record SideBySide(String expectedFrom, List<String> expected, List<String> seen) {

  private static final int COLUMN = 36;
  private static final int EQUAL_LINES_SHOWN = 12;
  private static final String NO_LINE = "(nothing more)";

  int firstDifference() {
    int line = 0;
    while (line < expected.size()
        && line < seen.size()
        && Objects.equals(expected.get(line), seen.get(line))) {
      line++;
    }
    return line;
  }

  String render() {
    int difference = firstDifference();
    int from = Math.max(0, difference - EQUAL_LINES_SHOWN);
    int width =
        Stream.concat(
                Stream.of(expectedFrom, NO_LINE),
                expected.subList(from, Math.min(difference + 1, expected.size())).stream())
            .mapToInt(line -> visible(line).length())
            .max()
            .orElse(0);
    int column = Math.min(width, COLUMN);
    var text = new StringBuilder(row("  ", column, expectedFrom, "yours"));
    text.append(row("  ", column, "-".repeat(column), "-".repeat(column)));
    if (from > 0) {
      text.append("    … %d equal line%s …\n".formatted(from, from == 1 ? "" : "s"));
    }
    for (int line = from; line < difference; line++) {
      text.append(row("  ", column, expected.get(line), seen.get(line)));
    }
    text.append(row("> ", column, lineOf(expected, difference), lineOf(seen, difference)));
    return text.toString().stripTrailing();
  }

  private static String lineOf(List<String> lines, int line) {
    return line < lines.size() ? lines.get(line) : NO_LINE;
  }

  private static String row(String mark, int column, String left, String right) {
    String cut = cut(left, column);
    return ("  " + mark + cut + " ".repeat(column - cut.length()) + "  " + cut(right, COLUMN))
            .stripTrailing()
        + "\n";
  }

  private static String cut(String line, int width) {
    String visible = visible(line);
    return visible.length() <= width ? visible : visible.substring(0, width - 1) + "…";
  }

  /** A line break within a line, of whatever kind, would tear the table. */
  private static String visible(String line) {
    return line.isEmpty()
        ? "(empty line)"
        : Values.printable(line.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t"));
  }
}
