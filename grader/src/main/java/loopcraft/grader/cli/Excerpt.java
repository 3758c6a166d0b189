package loopcraft.grader.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What to show of a long output: the head of its first stack trace, which says what was thrown and
 * where, or else its end.
 *
 * @param before how many lines are left out before these
 * @param lines what to show
 * @param after how many lines are left out after these
 */
record Excerpt(int before, List<String> lines, int after) {

  private static final int LONGEST = 12;
  private static final int TRACE = 10;
  private static final Pattern LOADER = Pattern.compile("^(\\s+at )exercise-[\\d.]+//");
  private static final Pattern FRAME = Pattern.compile("\\s+at \\S.*\\(.*\\)");

  /** All of it. */
  static Excerpt all(List<String> printed) {
    return new Excerpt(0, printed, 0);
  }

  /** The same without the class loaders' names in stack traces, which say nothing to a learner. */
  Excerpt plain() {
    return new Excerpt(
        before,
        lines.stream().map(line -> LOADER.matcher(line).replaceFirst("$1")).toList(),
        after);
  }

  /** The lines that say most. */
  static Excerpt of(List<String> printed) {
    if (printed.size() <= LONGEST) {
      return all(printed);
    }
    return IntStream.range(0, printed.size())
        .filter(line -> FRAME.matcher(printed.get(line)).matches())
        .mapToObj(frame -> from(Math.max(0, frame - (LONGEST - TRACE)), printed))
        .findFirst()
        .orElseGet(() -> from(printed.size() - LONGEST, printed));
  }

  private static Excerpt from(int first, List<String> printed) {
    var end = Math.min(printed.size(), first + LONGEST);
    return new Excerpt(first, printed.subList(first, end), printed.size() - end);
  }
}
