package loopcraft.grader.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;

/**
 * What a learner means by {@code 01.3}, {@code 1.3}, {@code 01}, {@code event-loop} or {@code all}.
 */
public final class Targets {

  private static final int SUGGESTIONS = 3;

  private final Course course;

  /** Targets in this course. */
  public Targets(Course course) {
    this.course = course;
  }

  /**
   * The exercise with this id.
   *
   * @throws UsageException if there is none, with the ids that may have been meant
   */
  public CourseExercise exercise(String id) {
    return course
        .find(normal(id))
        .orElseThrow(() -> unknown("There is no exercise " + id + ".", id));
  }

  /**
   * The exercises of an id, a module or {@code all}.
   *
   * @throws UsageException if there are none
   */
  public List<CourseExercise> exercises(String target) {
    if (target.equals("all")) {
      return course.exercises();
    }
    return course
        .module(target)
        .map(module -> module.exercises())
        .orElseGet(
            () ->
                course
                    .find(normal(target))
                    .map(List::of)
                    .orElseThrow(
                        () -> unknown("There is no exercise or module " + target + ".", target)));
  }

  private static String normal(String id) {
    return id.matches("\\d\\.\\d+") ? "0" + id : id;
  }

  private UsageException unknown(String message, String wanted) {
    var closest = course.exercises().stream().mapToInt(e -> distance(e, wanted)).min().orElse(0);
    var nearest =
        course.exercises().stream()
            .filter(exercise -> closest >= 0 || distance(exercise, wanted) == closest)
            .sorted(Comparator.comparingInt(exercise -> distance(exercise, wanted)))
            .limit(SUGGESTIONS)
            .sorted()
            .map(exercise -> exercise.id() + " (" + exercise.title() + ")")
            .toList();
    return new UsageException(
        nearest.isEmpty()
            ? message
            : message
                + " Did you mean "
                + String.join(", ", nearest)
                + "? ./learn list shows all.");
  }

  private static int distance(CourseExercise exercise, String wanted) {
    var sought = normal(wanted).toLowerCase(Locale.ROOT);
    var title = exercise.title().toLowerCase(Locale.ROOT);
    return title.contains(sought)
        ? -1
        : Stream.of(exercise.id(), title).mapToInt(name -> distance(name, sought)).min().orElse(0);
  }

  /** How many letters must be inserted, left out or replaced to make one text of the other. */
  static int distance(String from, String to) {
    var row = new int[to.length() + 1];
    for (var j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= from.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= to.length(); j++) {
        var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
