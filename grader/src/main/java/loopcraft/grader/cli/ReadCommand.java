package loopcraft.grader.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import loopcraft.grader.course.CourseExercise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "read", description = "The lesson's section about an exercise.")
final class ReadCommand implements Callable<Integer> {

  private static final int WIDEST = 100;

  @ParentCommand private Learn learn;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "Such as 01.3.")
  private Optional<String> id = Optional.empty();

  @Option(names = "--answers", description = "Show the folded answers too.")
  private boolean answers;

  @Override
  public Integer call() {
    var exercise = learn.exercise(id);
    var lines = lines(learn.workspace(), exercise, learn.look(), answers);
    new Pager(learn.environment()).show(lines, learn.screen());
    return 0;
  }

  /** The section, for whoever shows it. */
  static List<String> lines(
      Workspace workspace, CourseExercise exercise, Look look, boolean answers) {
    var lesson =
        workspace
            .course()
            .lesson(exercise)
            .orElseThrow(
                () -> new UsageException("The lesson has no section for " + exercise.id() + "."));
    var page = look.withWidth(Math.min(look.width(), WIDEST));
    var lines =
        new ArrayList<>(
            new MarkdownRenderer(page, answers, "./learn hint " + exercise.id())
                .render(lesson.markdown()));
    lines.add("");
    lines.add(look.dim("from ") + look.underline(workspace.places().show(lesson.file(), lesson.line())));
    return lines;
  }
}
