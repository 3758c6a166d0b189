package loopcraft.grader.cli;

import java.util.concurrent.Callable;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.handout.StubSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "reset",
    description = "Starts an exercise again from its stub; your files are kept beside it.")
final class ResetCommand implements Callable<Integer> {

  @ParentCommand private Learn learn;

  @Parameters(arity = "1", paramLabel = "ID|MODULE|all", description = "Such as 01.3.")
  private String target;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask before more than one exercise is reset.")
  private boolean yes;

  @Override
  public Integer call() {
    var exercises = new Targets(learn.workspace().course()).exercises(target);
    var question = "This resets %s.".formatted(Text.count(exercises.size(), "exercise"));
    if (exercises.size() > 1 && !yes && !new Question(learn.screen()).agrees(question)) {
      return Learn.USAGE;
    }
    exercises.forEach(this::reset);
    return 0;
  }

  private void reset(CourseExercise exercise) {
    var module = learn.workspace().course().moduleOf(exercise);
    for (var file : exercise.files()) {
      var target = learn.places().learner(exercise, file);
      var stub =
          StubSource.of(module, file)
              .orElseThrow(
                  () -> new UsageException("This copy of the course has no stub of " + file + "."));
      var kept = Copies.replace(target, stub);
      learn.screen().line(learn.places().show(target) + " is a stub again.");
      kept.ifPresent(copy -> learn.screen().line("  yours is " + learn.places().show(copy)));
    }
  }
}
