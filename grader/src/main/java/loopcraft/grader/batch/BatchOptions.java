package loopcraft.grader.batch;

import java.util.Set;
import java.util.TreeSet;
import loopcraft.grader.build.Fingerprint;
import loopcraft.grader.course.CourseExercise;

/**
 * How a batch is graded.
 *
 * @param atOnce how many submissions are graded at the same time
 * @param ownStack whether what passes is graded on the student's own runtime as well
 * @param only the ids of the exercises that are graded; all of them if there are none
 * @param sandbox what the grading puts around the code
 * @param key of the course and the grader: what was graded with another key is graded anew
 */
public record BatchOptions(
    int atOnce, boolean ownStack, Set<String> only, Sandbox sandbox, String key) {

  /** Copies the set. */
  public BatchOptions {
    only = Set.copyOf(only);
  }

  /** A key of all that grades depend on beside the submissions and the sandbox. */
  public String rules() {
    return new Fingerprint()
        .add(key)
        .add(String.valueOf(ownStack))
        .add(new TreeSet<>(only).toString())
        .hex();
  }

  boolean wants(CourseExercise exercise) {
    return only.isEmpty() || only.contains(exercise.id());
  }
}
