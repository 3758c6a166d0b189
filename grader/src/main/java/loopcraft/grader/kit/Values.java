package loopcraft.grader.kit;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Writes values into a failure's text. */
final class Values {

  /** Durations, as Java writes them. */
  private static final Pattern SECONDS = Pattern.compile("\\bPT(-?[0-9.]+)S\\b");

  private static final Pattern HOURS = Pattern.compile("\\bPT(-?[0-9]+)H\\b");

  private static final int LONGEST = 400;

  /** A text is shown whole, unless nobody would read it. */
  private static final int LONGEST_TEXT = 10_000;

  /** What a poll without a time-out was willing to wait: digits that tell a learner nothing. */
  private static final String WITHOUT_LIMIT = ChronoUnit.FOREVER.getDuration().toString();

  private Values() {}

  static String show(Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> '"' + printable(shorten(text, LONGEST_TEXT)) + '"';
      case Character character -> "'" + character + "'";
      case Throwable thrown -> Explanations.describe(thrown);
      case List<?> list when list.isEmpty() -> "nothing";
      case Object[] array -> shorten(Arrays.deepToString(array));
      case byte[] bytes -> shorten(Arrays.toString(bytes));
      case int[] ints -> shorten(Arrays.toString(ints));
      case long[] longs -> shorten(Arrays.toString(longs));
      default -> shorten(safely(value));
    };
  }

  /** What a terminal would act upon, or not show at all, is written as Java writes it. */
  static String printable(String text) {
    var shown = new StringBuilder();
    for (char c : text.toCharArray()) {
      boolean plain = !Character.isISOControl(c) && c != '\uFFFD' || c == '\n' || c == '\t';
      shown.append(plain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return shown.toString();
  }

  private static String safely(Object value) {
    try {
      String text = String.valueOf(value).replace(WITHOUT_LIMIT, "without limit");
      return HOURS.matcher(SECONDS.matcher(text).replaceAll("$1 s")).replaceAll("$1 h");
    } catch (RuntimeException | StackOverflowError broken) {
      return "a " + value.getClass().getSimpleName() + ", whose toString() fails";
    }
  }

  static String shorten(String text) {
    return shorten(text, LONGEST);
  }

  static String shorten(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }
}
