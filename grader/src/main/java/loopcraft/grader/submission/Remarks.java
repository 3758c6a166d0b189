package loopcraft.grader.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseVersion;
import loopcraft.grader.handout.StubSource;

/**
 * What a person should know about a submission that does not fit the course as it is now: one that
 * was made with another version of it, say. No grade depends on it.
 */
public final class Remarks {

  private static final int STRANGERS_NAMED = 5;
  private static final int LONGEST_PATH = 200;

  private final Course course;
  private final String version;
  private final Map<String, Optional<String>> stubs = new ConcurrentHashMap<>();

  /** Remarks of who grades with this course. */
  public Remarks(Course course) {
    this.course = course;
    version = CourseVersion.of(course.root());
  }

  /** The remarks on a submission, in plain text. */
  public List<String> on(Received received) {
    var remarks = new ArrayList<String>();
    received
        .manifest()
        .map(Manifest::course)
        .filter(this::isAnother)
        .ifPresent(
            other ->
                remarks.add(
                    "made with version %s of the course, graded with %s"
                        .formatted(other, version)));
    course.exercises().stream()
        .filter(received::has)
        .forEach(exercise -> remarks.addAll(on(exercise, received)));
    received.strangers().stream()
        .limit(STRANGERS_NAMED)
        .forEach(
            path ->
                remarks.add(
                    "left out, as it is no exercise's file: "
                        + Received.plain(path, LONGEST_PATH)));
    if (received.strangers().size() > STRANGERS_NAMED) {
      remarks.add(
          "left out likewise: %d more".formatted(received.strangers().size() - STRANGERS_NAMED));
    }
    return remarks;
  }

  private boolean isAnother(String other) {
    return !other.equals(version)
        && !other.equals(CourseVersion.UNKNOWN)
        && !version.equals(CourseVersion.UNKNOWN);
  }

  private List<String> on(CourseExercise exercise, Received received) {
    Map<String, String> began = received.manifest().map(Manifest::stubs).orElse(Map.of());
    List<String> paths = Received.paths(exercise);
    var remarks = new ArrayList<String>();
    for (int i = 0; i < paths.size(); i++) {
      String path = paths.get(i);
      String name = exercise.id() + ": " + exercise.files().get(i).getFileName();
      Optional<String> then = Optional.ofNullable(began.get(path));
      if (received.lacks(path)) {
        remarks.add(
            began.isEmpty() || then.isPresent()
                ? name + " is not there, so its stub was graded"
                : name + " did not exist when this was made, so its stub was graded");
      } else if (then.isPresent() && !then.equals(stub(exercise, i))) {
        remarks.add(name + " began as another stub: the exercise has changed since");
      }
    }
    return remarks;
  }

  private Optional<String> stub(CourseExercise exercise, int file) {
    return stubs.computeIfAbsent(
        Received.paths(exercise).get(file),
        _ -> StubSource.hashOf(course.moduleOf(exercise), exercise.files().get(file)));
  }
}
