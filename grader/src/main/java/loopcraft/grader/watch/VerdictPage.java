package loopcraft.grader.watch;

import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.cli.Text;
import loopcraft.grader.cli.VerdictRenderer;
import loopcraft.grader.cli.VerdictRenderer.Detail;
import loopcraft.grader.cli.Workspace;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.run.Verdict;

/** What a learner is shown of an exercise: a verdict, or why there is none. */
final class VerdictPage {

  private final Workspace workspace;
  private final WatchView view;

  VerdictPage(Workspace workspace, WatchView view) {
    this.workspace = workspace;
    this.view = view;
  }

  /**
   * A verdict, at a length that fits.
   *
   * @param room how many rows there are
   * @param verbose every failure in full, however long that is
   */
  List<String> of(Verdict verdict, CourseExercise exercise, int room, boolean verbose) {
    if (verbose) {
      return rendered(verdict, exercise, Detail.VERBOSE);
    }
    var lines = rendered(verdict, exercise, Detail.NORMAL);
    return Text.rows(lines, view.look().width()) <= room
        ? lines
        : rendered(verdict, exercise, Detail.BRIEF);
  }

  private List<String> rendered(Verdict verdict, CourseExercise exercise, Detail detail) {
    var more = view.interactive() ? "v" : "./learn test " + exercise.id() + " --verbose";
    var next = workspace.nextAfter(exercise);
    var lines =
        new ArrayList<>(
            new VerdictRenderer(workspace.places(), view.look(), detail, more)
                .render(verdict, exercise, next));
    if (verdict.passed() && view.interactive() && next.isPresent()) {
      lines.add("Press " + view.look().bold("n") + " to go on.");
    }
    return lines;
  }

  /** Files of the exercise are not there. */
  List<String> ofMissingFiles(CourseExercise exercise) {
    var look = view.look();
    var lines = new ArrayList<String>();
    lines.add(look.bold(exercise.id() + "  " + exercise.title()));
    lines.add("");
    workspace
        .missing(exercise)
        .forEach(
            file -> lines.add(look.underline(workspace.places().show(file)) + " is not there."));
    lines.add(
        view.interactive()
            ? "Press " + look.bold("x") + " to get the stub back."
            : "./learn reset " + exercise.id() + " brings the stub back.");
    return lines;
  }
}
