package loopcraft.grader.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import loopcraft.grader.cli.VerdictRenderer.Detail;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.run.GraderOptions;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "test",
    description = {
      "The verdict on an exercise, a module or all.",
      "Your file is tested with the reference for everything else, so an earlier mistake cannot"
          + " fail this exercise. Exit status 1 when it is not done; of a module or all, when one"
          + " that you started is not."
    })
final class TestCommand implements Callable<Integer> {

  private static final String DEFAULT_PORT = "5005";

  @ParentCommand private Learn learn;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID|MODULE|all",
      description = "Such as 01.3, 01 or all. Without it: the next exercise.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--mine",
      description = "Test on your own runtime: your files of all exercises up to this one.")
  private boolean mine;

  @Option(names = "--verbose", description = "Tell every failure in full.")
  private boolean verbose;

  @Option(
      names = "--debug",
      arity = "0..1",
      fallbackValue = DEFAULT_PORT,
      paramLabel = "PORT",
      description = "Wait for a debugger at this port (" + DEFAULT_PORT + "), without time limits.")
  private Optional<Integer> debug = Optional.empty();

  @Override
  public Integer call() {
    var exercises =
        target
            .map(new Targets(learn.workspace().course())::exercises)
            .orElseGet(() -> List.of(learn.exercise(Optional.empty())));
    try (var grading = learn.grading(options(exercises.size()))) {
      return test(exercises, grading) ? 0 : Learn.FAILING;
    }
  }

  private GraderOptions options(int exercises) {
    if (debug.isPresent()) {
      learn.screen().say("Attach a debugger to port " + debug.get() + "; the tests wait for it.");
      return GraderOptions.defaults().withDebugPort(debug.get());
    }
    return exercises > 1 ? GraderOptions.defaults() : single();
  }

  /** For one exercise no worker is worth being kept ahead. */
  static GraderOptions single() {
    return GraderOptions.defaults().withSpares(0);
  }

  private boolean test(List<CourseExercise> exercises, Grading grading) {
    var workspace = learn.workspace();
    var ok = true;
    for (var exercise : exercises) {
      learn.screen().meanwhile("grading " + exercise.id() + " …");
      var verdict = workspace.grade(grading, exercise, mine ? Stack.MINE : Stack.ISOLATED);
      learn.screen().done();
      if (exercises.size() > 1 && exercise != exercises.getFirst() && !brief(verdict, exercises)) {
        learn.screen().blank();
      }
      show(verdict, exercise, exercises);
      ok &= verdict.passed() || exercises.size() > 1 && isNotStarted(verdict);
    }
    if (exercises.size() == 1) {
      workspace.state().setCurrent(exercises.getFirst().id());
    }
    return ok;
  }

  /** Among several, those that need no words get a line each. */
  private boolean brief(Verdict verdict, List<CourseExercise> exercises) {
    return exercises.size() > 1 && !verbose && (verdict.passed() || isNotStarted(verdict));
  }

  private static boolean isNotStarted(Verdict verdict) {
    return verdict.kind() == VerdictKind.NOT_STARTED;
  }

  private void show(Verdict verdict, CourseExercise exercise, List<CourseExercise> exercises) {
    var detail = verbose ? Detail.VERBOSE : exercises.size() > 1 ? Detail.BRIEF : Detail.NORMAL;
    var lines =
        new VerdictRenderer(learn.places(), learn.look(), detail)
            .render(verdict, exercise, learn.workspace().nextAfter(exercise));
    learn.screen().lines(brief(verdict, exercises) ? lines.subList(0, 1) : lines);
  }
}
