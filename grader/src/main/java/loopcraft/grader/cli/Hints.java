package loopcraft.grader.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.Lesson;

/** The hints of one exercise, one after the other. */
public final class Hints {

  private final Workspace workspace;
  private final CourseExercise exercise;
  private final List<String> hints;

  /** Hints for an exercise, as far as the learner has come in this workspace. */
  public Hints(Workspace workspace, CourseExercise exercise) {
    this.workspace = workspace;
    this.exercise = exercise;
    this.hints = workspace.course().lesson(exercise).map(Lesson::hints).orElse(List.of());
  }

  /** The next hint, or that there are no more. */
  public List<String> next(Look look) {
    var taken = workspace.state().hints(exercise.id());
    if (hints.isEmpty()) {
      return List.of("The lesson has no hints for " + exercise.id() + ".");
    }
    if (taken >= hints.size()) {
      return List.of(
          "You have had all %s for %s.".formatted(Text.count(hints.size(), "hint"), exercise.id()),
          "  see them again   " + look.cyan("./learn hint " + exercise.id() + " --all"),
          "  read the lesson  " + look.cyan("./learn read " + exercise.id()),
          "  the reference    " + look.cyan("./learn diff " + exercise.id()));
    }
    workspace.state().setHints(exercise.id(), taken + 1);
    return hint(taken + 1, look);
  }

  /** One hint again. */
  public List<String> again(int number, Look look) {
    var taken = workspace.state().hints(exercise.id());
    if (number < 1 || number > hints.size()) {
      throw new UsageException(
          "%s has %s.".formatted(exercise.id(), Text.count(hints.size(), "hint")));
    }
    if (number > taken + 1) {
      throw new UsageException("Take hint %d before hint %d.".formatted(taken + 1, number));
    }
    workspace.state().setHints(exercise.id(), Math.max(taken, number));
    return hint(number, look);
  }

  /** All hints that were taken. */
  public List<String> taken(Look look) {
    var taken = Math.min(workspace.state().hints(exercise.id()), hints.size());
    if (taken == 0) {
      return List.of("You have taken no hints for " + exercise.id() + " yet.");
    }
    var lines = new ArrayList<String>();
    IntStream.rangeClosed(1, taken)
        .forEach(
            number -> {
              if (number > 1) {
                lines.add("");
              }
              lines.addAll(hint(number, look));
            });
    return lines;
  }

  private List<String> hint(int number, Look look) {
    var lines = new ArrayList<String>();
    lines.add(
        look.bold(
            "%s  %s  hint %d of %d"
                .formatted(exercise.id(), exercise.title(), number, hints.size())));
    lines.add("");
    lines.addAll(new MarkdownRenderer(look, true, "").render(hints.get(number - 1)));
    return lines;
  }
}
