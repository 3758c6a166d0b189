package loopcraft.grader.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** Text in columns; colours take no room. */
public final class Text {

  private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-9;]*m");

  private Text() {}

  /** How many columns a line takes. */
  public static int width(String line) {
    return ESCAPE
        .matcher(line)
        .replaceAll("")
        .codePoints()
        .map(point -> Math.max(0, WCWidth.wcwidth(point)))
        .sum();
  }

  /** The line, filled with spaces up to a width. */
  public static String pad(String line, int width) {
    return line + " ".repeat(Math.max(0, width - width(line)));
  }

  /** Breaks a line between words; continuation lines get this indent and the first none. */
  public static List<String> wrap(String line, int width, String indent) {
    if (width(line) <= width) {
      return List.of(line);
    }
    var lines = new ArrayList<String>();
    var leading = line.substring(0, line.length() - line.stripLeading().length());
    var current = new StringBuilder(leading);
    var empty = true;
    for (var word : line.strip().split(" +")) {
      if (!empty && width(current.toString()) + 1 + width(word) > width) {
        lines.add(current.toString());
        current = new StringBuilder(indent);
        empty = true;
      }
      current.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(current.toString());
    return lines;
  }

  /** Wraps each line of a text; continuation lines stand two columns deeper than their line. */
  public static List<String> wrapAll(String text, int width) {
    return text.lines()
        .flatMap(
            line -> {
              var indent = line.length() - line.stripLeading().length();
              return wrap(line, width, " ".repeat(indent + 2)).stream();
            })
        .toList();
  }

  /** How many rows of a terminal the lines take. */
  public static int rows(List<String> lines, int columns) {
    return lines.stream().mapToInt(line -> Math.max(1, Math.ceilDiv(width(line), columns))).sum();
  }

  /** {@code 1 test}, {@code 2 tests}. */
  public static String count(int number, String noun) {
    return number + " " + plural(number, noun);
  }

  /** {@code test} for one, else {@code tests}. */
  static String plural(int number, String noun) {
    return number == 1 ? noun : noun + "s";
  }
}
