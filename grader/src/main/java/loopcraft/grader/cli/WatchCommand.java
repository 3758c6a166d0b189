package loopcraft.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import loopcraft.grader.build.Builds;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.run.GraderOptions;
import loopcraft.grader.run.Stack;
import loopcraft.grader.watch.FileWatch;
import loopcraft.grader.watch.LineView;
import loopcraft.grader.watch.TerminalView;
import loopcraft.grader.watch.WatchEvent;
import loopcraft.grader.watch.WatchSession;
import loopcraft.grader.watch.WatchView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "watch", description = "Tests an exercise whenever you save its file.")
final class WatchCommand implements Callable<Integer> {

  @ParentCommand private Learn learn;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "Such as 01.3. Without it: the next exercise.")
  private Optional<String> id = Optional.empty();

  @Option(names = "--mine", description = "Test on your own runtime.")
  private boolean mine;

  @Option(names = "--poll", description = "Look for changed files again and again.")
  private boolean poll;

  WatchCommand() {}

  WatchCommand(Learn learn) {
    this.learn = learn;
  }

  @Override
  public Integer call() throws InterruptedException {
    var exercise = learn.exercise(id);
    if (!learn.look().terminal()) {
      watch(exercise, _ -> new LineView(learn.screen()));
      return 0;
    }
    try (var terminal = Terminals.open()) {
      if (terminal.getType().startsWith("dumb")) {
        watch(exercise, _ -> new LineView(learn.screen()));
      } else {
        watch(exercise, session -> new TerminalView(terminal, learn.look(), session::post));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use this terminal", e);
    }
    return 0;
  }

  private void watch(CourseExercise exercise, Function<WatchSession, WatchView> views)
      throws InterruptedException {
    var workspace = learn.workspace();
    var course = workspace.course();
    try (var grading = learn.grading(GraderOptions.defaults().withRehearsal());
        var builds = new Builds(course)) {
      var runs = new DemoRun(course, builds);
      var session =
          new WatchSession(
              workspace,
              grading,
              views,
              mine ? Stack.MINE : Stack.ISOLATED,
              (of, demo) -> start(runs.command(of, demo, code())),
              exercise);
      var scratch = learn.root().resolve(".learn").resolve("watch");
      try (var _ =
              FileWatch.start(
                  course.modules().stream().map(CourseModule::exercise).toList(),
                  scratch,
                  poll,
                  file -> session.post(new WatchEvent.Saved(file, System.nanoTime())));
          var _ = session.view()) {
        session.run();
      }
    }
  }

  private DemoRun.Code code() {
    return mine ? DemoRun.Code.MINE : DemoRun.Code.LEARNER;
  }

  /** The keyboard stays with watch mode. */
  private static Process start(ProcessBuilder command) throws IOException {
    var process = command.inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE).start();
    process.getOutputStream().close();
    return process;
  }
}
