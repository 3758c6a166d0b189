package loopcraft.grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import loopcraft.grader.build.Builds;
import loopcraft.grader.course.CourseExercise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "demo",
    description = {
      "Runs a demo of an exercise on your code.",
      "A class of your own, src/demo/java/.../Scratch.java with /** Demo 01.3: ... */ above it,"
          + " runs by its name: ./learn demo Scratch."
    })
final class DemoCommand implements Callable<Integer> {

  @ParentCommand private Learn learn;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ID|NAME",
      description = "Such as 01.3, or the name of a demo's class.")
  private Optional<String> id = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NUMBER",
      description = "Which demo, if there are several.")
  private Optional<Integer> number = Optional.empty();

  @Option(names = "--solution", description = "Run it on the reference.")
  private boolean solution;

  @Option(names = "--mine", description = "Run it on your own runtime, not only on this exercise.")
  private boolean mine;

  @Override
  public Integer call() throws InterruptedException {
    var named = id.flatMap(name -> NamedDemo.of(learn.workspace().course(), name));
    if (named.isPresent()) {
      return run(named.get().exercise(), named.get().className());
    }
    var exercise = exercise();
    var demos = exercise.demos();
    if (demos.isEmpty()) {
      throw new UsageException("There is no demo of " + shown(exercise) + ".");
    }
    if (number.isEmpty() && demos.size() > 1) {
      list(exercise);
      return 0;
    }
    var chosen = number.orElse(1);
    if (chosen < 1 || chosen > demos.size()) {
      throw new UsageException(
          "%s has %s.".formatted(shown(exercise), Text.count(demos.size(), "demo")));
    }
    return run(exercise, demos.get(chosen - 1));
  }

  private CourseExercise exercise() {
    return id.flatMap(text -> OpeningDemos.of(learn.workspace().course(), text))
        .orElseGet(() -> learn.exercise(id));
  }

  private String shown(CourseExercise exercise) {
    return id.filter(OpeningDemos::isOpening).orElse(exercise.id());
  }

  private void list(CourseExercise exercise) {
    learn.screen().line(learn.look().bold("Demos of %s".formatted(shown(exercise))));
    for (var i = 0; i < exercise.demos().size(); i++) {
      learn
          .screen()
          .line(
              "  %s   %s"
                  .formatted(
                      learn.look().cyan("./learn demo %s %d".formatted(shown(exercise), i + 1)),
                      title(exercise, exercise.demos().get(i))));
    }
  }

  private String title(CourseExercise exercise, String demo) {
    return DemoTitle.of(learn.workspace().course(), exercise, demo);
  }

  private int run(CourseExercise exercise, String demo) throws InterruptedException {
    var code = code();
    try (var builds = new Builds(learn.workspace().course())) {
      var command = new DemoRun(learn.workspace().course(), builds).command(exercise, demo, code);
      var process = command.inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      var status = process.waitFor();
      if (status != 0 && code != DemoRun.Code.REFERENCE) {
        learn.screen().say(afterFailure(exercise));
      }
      return status == 0 ? 0 : Learn.FAILING;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + demo, e);
    }
  }

  private DemoRun.Code code() {
    if (mine && !solution) {
      return DemoRun.Code.MINE;
    }
    // Who has not written anything yet can see what opens a module all the same.
    return solution || id.filter(OpeningDemos::isOpening).isPresent()
        ? DemoRun.Code.REFERENCE
        : DemoRun.Code.LEARNER;
  }

  private static String afterFailure(CourseExercise exercise) {
    return ("The demo ran on your code and ended early. ./learn test %s says what is missing;"
            + " ./learn demo %s --solution shows how it should go.")
        .formatted(exercise.id(), exercise.id());
  }
}
