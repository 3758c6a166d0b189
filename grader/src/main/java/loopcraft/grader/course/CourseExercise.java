package loopcraft.grader.course;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import loopcraft.grader.Need;
import loopcraft.grader.isolation.ExerciseIds;

/**
 * One exercise.
 *
 * @param id such as {@code 01.3}
 * @param title from the lesson's heading
 * @param moduleName the directory name of the module that holds it, such as {@code 01-event-loop}
 * @param points what it is worth
 * @param seconds the time that all of its tests together may take
 * @param testClasses the names of the classes that grade it, in their order
 * @param files what the learner writes, relative to a Java source root (such as {@code
 *     src/exercise/java})
 * @param demos the names of its demo classes
 * @param needs what it is about, beyond plain Java
 */
public record CourseExercise(
    String id,
    String title,
    String moduleName,
    int points,
    int seconds,
    List<String> testClasses,
    List<Path> files,
    List<String> demos,
    Set<Need> needs)
    implements Comparable<CourseExercise> {

  /** Copies the collections. */
  public CourseExercise {
    testClasses = List.copyOf(testClasses);
    files = List.copyOf(files);
    demos = List.copyOf(demos);
    needs = Set.copyOf(needs);
  }

  /** Exercises are in the order of the course: 02.2 comes before 02.10. */
  @Override
  public int compareTo(CourseExercise other) {
    return ExerciseIds.ORDER.compare(id, other.id);
  }
}
