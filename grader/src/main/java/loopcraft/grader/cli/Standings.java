package loopcraft.grader.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.run.Stack;

/**
 * How all exercises stand. Only those whose files changed since their last verdict are graded.
 *
 * @param isolated by exercise
 * @param mine by exercise, as far as all before it are done
 */
public record Standings(
    Workspace workspace, Map<String, Standing> isolated, Map<String, Standing> mine) {

  /** Finds out how all exercises stand. */
  public static Standings of(Workspace workspace, Supplier<Grading> grading) {
    return of(workspace, grading, _ -> {});
  }

  /**
   * Finds out how all exercises stand.
   *
   * @param grades is told each exercise before it is looked at
   */
  static Standings of(
      Workspace workspace, Supplier<Grading> grading, Consumer<CourseExercise> grades) {
    var isolated = new HashMap<String, Standing>();
    var mine = new HashMap<String, Standing>();
    var unbroken = true;
    for (var exercise : workspace.course().exercises()) {
      grades.accept(exercise);
      var standing = workspace.standing(grading, exercise, Stack.ISOLATED);
      isolated.put(exercise.id(), standing);
      unbroken &= standing.done();
      if (unbroken) {
        mine.put(exercise.id(), workspace.standing(grading, exercise, Stack.MINE));
      }
    }
    return new Standings(workspace, isolated, mine);
  }

  /** How the exercises stand, as far as that is known without grading anything. */
  public static Standings known(Workspace workspace) {
    var isolated = new HashMap<String, Standing>();
    var mine = new HashMap<String, Standing>();
    for (var exercise : workspace.course().exercises()) {
      workspace.known(exercise, Stack.ISOLATED).ifPresent(s -> isolated.put(exercise.id(), s));
      workspace.known(exercise, Stack.MINE).ifPresent(s -> mine.put(exercise.id(), s));
    }
    return new Standings(workspace, isolated, mine);
  }

  /** The map that shows them. */
  public ProgressMap map() {
    var next = workspace.next();
    var certificate =
        next.isEmpty()
            ? Optional.of(Certificate.of(workspace, isolated, mine))
            : Optional.<Certificate>empty();
    return new ProgressMap(workspace.course(), isolated, mine, next, certificate);
  }
}
