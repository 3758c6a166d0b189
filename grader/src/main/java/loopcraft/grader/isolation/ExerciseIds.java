package loopcraft.grader.isolation;

import java.util.Comparator;

/** The order of exercises: 02.9 comes before 02.10. */
public final class ExerciseIds {

  /** Orders ids as the course does. */
  public static final Comparator<String> ORDER =
      Comparator.comparingInt((String id) -> number(id, 0))
          .thenComparingInt(id -> number(id, 1))
          .thenComparing(Comparator.naturalOrder());

  private ExerciseIds() {}

  private static int number(String id, int index) {
    String[] parts = id.split("\\.");
    return index < parts.length && parts[index].matches("\\d{1,9}")
        ? Integer.parseInt(parts[index])
        : Integer.MAX_VALUE;
  }
}
