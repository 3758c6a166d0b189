package loopcraft.grader.submission;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what there is in a submission in which no exercise's file is where it belongs, so that its
 * sender can be told what to do.
 */
final class FoundInstead {

  private static final int NAMED = 5;
  private static final int LONGEST_PATH = 80;

  private final Set<String> known;

  /**
   * Compares with a course.
   *
   * @param known the paths in the course of all exercise files
   */
  FoundInstead(Set<String> known) {
    this.known = known;
  }

  /** The rest of a sentence about what was handed in. */
  String in(Collection<Contents.Item> items) {
    List<String> paths = items.stream().map(Contents.Item::path).toList();
    return misplaced(paths).or(() -> zips(paths)).orElseGet(() -> others(paths));
  }

  private Optional<String> misplaced(List<String> paths) {
    return paths.stream()
        .flatMap(path -> placesOf(name(path)).map(place -> misplaced(path, place)))
        .findFirst();
  }

  private Stream<String> placesOf(String name) {
    return known.stream().filter(place -> name(place).equals(name));
  }

  private static String misplaced(String path, String place) {
    return "%s is there, but belongs at %s".formatted(plain(path), place);
  }

  private static Optional<String> zips(List<String> paths) {
    List<String> zips =
        paths.stream().filter(path -> path.toLowerCase(Locale.ROOT).endsWith(".zip")).toList();
    return zips.isEmpty()
        ? Optional.empty()
        : Optional.of("what zips in it hold is not looked at: " + listed(zips));
  }

  private static String others(List<String> paths) {
    return paths.isEmpty() ? "it is empty" : "it has " + listed(paths);
  }

  private static String listed(List<String> paths) {
    String first =
        paths.stream().limit(NAMED).map(FoundInstead::plain).collect(Collectors.joining(", "));
    return paths.size() > NAMED ? first + " and " + (paths.size() - NAMED) + " more" : first;
  }

  private static String plain(String path) {
    return Received.plain(path, LONGEST_PATH);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
