package loopcraft.grader.kit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes values into a failure's text. */
final class Values {

  private static final int LONGEST = 400;

  private Values() {}

  static String show(Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> '"' + text + '"';
      case Character character -> "'" + character + "'";
      case Duration duration -> duration(duration);
      case Throwable thrown -> Explanations.describe(thrown);
      case List<?> list when list.isEmpty() -> "nothing";
      case List<?> list when list.stream().allMatch(Duration.class::isInstance) ->
          shorten(list.stream().map(Values::show).collect(Collectors.joining(", ", "[", "]")));
      case Object[] array -> shorten(Arrays.deepToString(array));
      case byte[] bytes -> shorten(Arrays.toString(bytes));
      case int[] ints -> shorten(Arrays.toString(ints));
      case long[] longs -> shorten(Arrays.toString(longs));
      default -> shorten(safely(value));
    };
  }

  /** The longest one there is stands for no limit at all. */
  private static String duration(Duration duration) {
    return duration.equals(ChronoUnit.FOREVER.getDuration())
        ? "without limit"
        : duration.toString();
  }

  private static String safely(Object value) {
    try {
      return String.valueOf(value);
    } catch (RuntimeException | StackOverflowError broken) {
      return "a " + value.getClass().getSimpleName() + ", whose toString() fails";
    }
  }

  static String shorten(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
