package loopcraft.grader.submission;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import loopcraft.grader.course.CourseExercise;

/**
 * What was taken from a submission.
 *
 * @param manifest what its sender says about it; says nothing that could be relied on
 * @param sources the text of each file, by its path in the course, such as {@code
 *     01-event-loop/src/exercise/java/asyncio/loop/Handle.java}
 * @param refusals why a file that looks like an exercise's was not taken, by its path in the course
 * @param ignored how many other files there were
 */
public record Received(
    Optional<Manifest> manifest,
    SortedMap<String, String> sources,
    SortedMap<String, String> refusals,
    int ignored) {

  /** Copies the maps. */
  public Received {
    sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    refusals = Collections.unmodifiableSortedMap(new TreeMap<>(refusals));
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

  /** Whether all of an exercise's files are there. */
  public boolean isWhole(CourseExercise exercise) {
    return sources.keySet().containsAll(paths(exercise));
  }

  /** Whether at least one of an exercise's files is there, or was refused. */
  public boolean has(CourseExercise exercise) {
    return paths(exercise).stream()
        .anyMatch(path -> sources.containsKey(path) || refusals.containsKey(path));
  }
}
