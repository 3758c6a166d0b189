package loopcraft.grader.cli;

import java.util.concurrent.Callable;
import loopcraft.grader.run.GraderOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(name = "list", description = "The map of the course: what is done, and what is next.")
final class ListCommand implements Callable<Integer> {

  @ParentCommand private Learn learn;

  @Override
  public Integer call() {
    show(learn);
    return 0;
  }

  static void show(Learn learn) {
    try (var grading = new LazyGrading(() -> learn.grading(GraderOptions.defaults()))) {
      var standings =
          Standings.of(
              learn.workspace(),
              grading::get,
              exercise -> learn.screen().meanwhile("looking at " + exercise.id() + " …"));
      learn.screen().done();
      learn.screen().lines(standings.map().render(learn.look(), learn.places()));
    }
  }
}
