package loopcraft.grader.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.run.Stack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "diff", description = "Compares your files with the reference solution.")
final class DiffCommand implements Callable<Integer> {

  private static final int CONTEXT = 3;

  @ParentCommand private Learn learn;

  @Parameters(arity = "1", paramLabel = "ID", description = "Such as 01.3.")
  private String id;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask, even if the exercise is not done yet.")
  private boolean yes;

  @Override
  public Integer call() {
    var exercise = new Targets(learn.workspace().course()).exercise(id);
    // First of all, since a handout has no solution that there would be a question about.
    var lines = new ArrayList<String>();
    exercise.files().forEach(file -> lines.addAll(diff(exercise, file)));
    var question = "%s is not done yet, and this shows the solution.".formatted(exercise.id());
    if (!yes && !isDone(exercise) && !new Question(learn.screen()).agrees(question)) {
      return Learn.USAGE;
    }
    if (lines.isEmpty()) {
      lines.add("Your files of " + exercise.id() + " are those of the reference.");
    }
    new Pager(learn.environment()).show(lines, learn.screen());
    return 0;
  }

  private boolean isDone(CourseExercise exercise) {
    try (var grading = new LazyGrading(() -> learn.grading(TestCommand.single()))) {
      return learn.workspace().standing(grading::get, exercise, Stack.ISOLATED).done();
    }
  }

  private List<String> diff(CourseExercise exercise, Path file) {
    var learners = learn.places().learner(exercise, file);
    var reference = Reference.of(learn.workspace().course().moduleOf(exercise), file);
    var before = lines(learners);
    var after = reference.lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
            learn.places().show(learners),
            "reference",
            before,
            DiffUtils.diff(before, after),
            CONTEXT)
        .stream()
        .map(this::coloured)
        .toList();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file).lines().toList() : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String coloured(String line) {
    var look = learn.look();
    if (line.startsWith("+++") || line.startsWith("---")) {
      return look.bold(line);
    }
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> look.green(line);
      case '-' -> look.red(line);
      case '@' -> look.cyan(line);
      default -> line;
    };
  }
}
