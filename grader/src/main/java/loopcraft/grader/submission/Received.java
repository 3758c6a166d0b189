package loopcraft.grader.submission;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import loopcraft.grader.course.CourseExercise;

/**
 * What was taken from a submission.
 *
 * @param manifest what its sender says about it; says nothing that could be relied on
 * @param sources the text of each file, by its path in the course, such as {@code
 *     01-event-loop/src/exercise/java/asyncio/loop/Handle.java}
 * @param refusals why a file that looks like an exercise's was not taken, by its path in the course
 * @param strangers sources beside them, by their paths in the course, that belong to no exercise
 * @param ignored how many other files there were
 */
public record Received(
    Optional<Manifest> manifest,
    SortedMap<String, String> sources,
    SortedMap<String, String> refusals,
    SortedSet<String> strangers,
    int ignored) {

  /** Copies the collections. */
  public Received {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    refusals = Collections.unmodifiableSortedMap(new TreeMap<>(refusals));
    strangers = Collections.unmodifiableSortedSet(new TreeSet<>(strangers));
  }

  /** The paths in the course of an exercise's files. */
  public static List<String> paths(CourseExercise exercise) {
    return exercise.files().stream()
        .map(file -> exercise.moduleName() + "/src/exercise/java/" + slashed(file.toString()))
        .toList();
  }

  static String slashed(String path) {
    return path.replace('\\', '/');
  }

  /** A text of unknown origin, without what would upset a terminal, and not longer than this. */
  static String plain(String text, int longest) {
    String visible = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    return visible.length() <= longest ? visible : visible.substring(0, longest) + "…";
  }

  /** Whether all of an exercise's files are there. */
  public boolean isWhole(CourseExercise exercise) {
    return sources.keySet().containsAll(paths(exercise));
  }

  /** Whether a file is not there, neither taken nor refused. */
  public boolean lacks(String path) {
    return !sources.containsKey(path) && !refusals.containsKey(path);
  }

  /** Whether at least one of an exercise's files is there, or was refused. */
  public boolean has(CourseExercise exercise) {
    return !paths(exercise).stream().allMatch(this::lacks);
  }
}
