package loopcraft.grader.cli;

import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.course.CourseExercise;

/** The section of the lesson that is about an exercise, for the terminal. */
public final class ReadingPage {

  /** Longer lines are tiring to read. */
  private static final int WIDEST = 100;

  private ReadingPage() {}

  /**
   * The lines.
   *
   * @param answers whether folded answers are shown
   * @throws UsageException if the lesson has no such section
   */
  public static List<String> of(
      Workspace workspace, CourseExercise exercise, Look look, boolean answers) {
    var lesson =
        workspace
            .course()
            .lesson(exercise)
            .orElseThrow(
                () -> new UsageException("The lesson has no section for " + exercise.id() + "."));
    var page = look.withWidth(Math.min(look.width(), WIDEST));
    var renderer = new MarkdownRenderer(page, answers, "./learn hint " + exercise.id());
    // Sections of a lesson are often parted by a rule.
    var section = lesson.markdown().stripTrailing().replaceFirst("\\n-{3,}$", "");
    var lines = new ArrayList<>(renderer.render(section));
    lines.add("");
    lines.add(
        look.dim("from ") + look.underline(workspace.places().show(lesson.file(), lesson.line())));
    return lines;
  }
}
