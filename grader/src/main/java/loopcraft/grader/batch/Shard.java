package loopcraft.grader.batch;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the parts that a class is split into, for as many machines.
 *
 * @param number which one, from 1
 * @param count how many there are
 */
public record Shard(int number, int count) {

  /** All of a class. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /** Refuses a part that there is not. */
  public Shard {
    if (number < 1 || number > count) {
      throw new IllegalArgumentException(
          "there is no shard %d of %d; they are 1/%d to %d/%d"
              .formatted(number, count, count, count, count));
    }
  }

  /**
   * Reads {@code 3/10}.
   *
   * @throws IllegalArgumentException if it is not like that, or there is no such part
   */
  public static Shard parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a shard is written like 3/10, and not " + text);
    }
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return number + "/" + count;
  }

  /** What is in this part, where every machine has the same whole. */
  public <T> SortedMap<String, T> of(SortedMap<String, T> all) {
    var part = new TreeMap<String, T>(all.comparator());
    int index = 0;
    for (var entry : all.entrySet()) {
      if (index++ % count == number - 1) {
        part.put(entry.getKey(), entry.getValue());
      }
    }
    return Collections.unmodifiableSortedMap(part);
  }
}
