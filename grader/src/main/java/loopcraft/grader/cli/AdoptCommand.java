package loopcraft.grader.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import loopcraft.grader.course.CourseExercise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "adopt",
    description = "Takes the reference into your workspace; your files are kept beside it.")
final class AdoptCommand implements Callable<Integer> {

  @ParentCommand private Learn learn;

  @Parameters(arity = "1", paramLabel = "ID", description = "Such as 01.3.")
  private String id;

  @Override
  public Integer call() {
    var exercise = new Targets(learn.workspace().course()).exercise(id);
    exercise.files().forEach(file -> adopt(exercise, file));
    return 0;
  }

  private void adopt(CourseExercise exercise, Path file) {
    var module = learn.workspace().course().moduleOf(exercise);
    var target = learn.places().learner(exercise, file);
    var kept = Copies.replace(target, Reference.of(module, file));
    learn.screen().line(learn.places().show(target) + " is now the reference's.");
    kept.ifPresent(copy -> learn.screen().line("  yours is " + learn.places().show(copy)));
  }
}
