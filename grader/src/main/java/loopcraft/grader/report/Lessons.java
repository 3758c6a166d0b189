package loopcraft.grader.report;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.Lesson;

/** Which exercises there are, and where to read about them. */
final class Lessons {

  private final Course course;
  private final Optional<String> base;
  private final Map<String, CourseExercise> exercises = new HashMap<>();
  private final Map<String, Reading> readings = new HashMap<>();

  Lessons(Course course, Optional<URI> base) {
    this.course = course;
    this.base = base.map(URI::toString).map(text -> text.endsWith("/") ? text : text + "/");
    course.exercises().forEach(exercise -> exercises.put(exercise.id(), exercise));
  }

  /**
   * A lesson's section.
   *
   * @param section its heading
   * @param file the lesson, from the course's folder on
   * @param command what shows it in a terminal
   * @param link where it can be read, if that is known
   */
  record Reading(String section, String file, String command, Optional<String> link) {}

  /** The exercise, or what little is known of one that this course does not have. */
  CourseExercise exercise(String id) {
    return exercises.computeIfAbsent(
        id,
        unknown ->
            new CourseExercise(
                unknown, unknown, "", 0, 0, List.of(), List.of(), List.of(), Set.of()));
  }

  /** The exercise's id and title, without marks. */
  String title(String id) {
    String title = exercise(id).title().replace("`", "");
    return title.startsWith(id) ? title : id + " " + title;
  }

  /** Where to read about an exercise; nowhere if the course has none of it. */
  Optional<Reading> reading(String id) {
    return Optional.ofNullable(readings.computeIfAbsent(id, this::read));
  }

  private Reading read(String id) {
    return course.find(id).flatMap(course::lesson).map(this::reading).orElse(null);
  }

  private Reading reading(Lesson lesson) {
    String file = lesson.file().getParent().getFileName() + "/" + lesson.file().getFileName();
    return new Reading(
        lesson.heading().replace("`", ""),
        file,
        "./learn read " + lesson.exercise(),
        base.map(place -> place + file + "#" + lesson.anchor()));
  }

  Course course() {
    return course;
  }
}
