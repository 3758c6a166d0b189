package loopcraft.grader.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import loopcraft.grader.cli.DemoTitle;
import loopcraft.grader.cli.Workspace;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.watch.WatchSession.DemoStarter;

/** Lets the learner choose a demo, and gives it the screen while it runs. */
final class DemoPlayer {

  private static final int KEYS = 9;

  private final Workspace workspace;
  private final WatchView view;
  private final Pages pages;
  private final DemoStarter starter;
  private final Consumer<WatchEvent> events;
  private CourseExercise exercise;
  private Page choice;
  private Process running;
  private boolean stopped;

  DemoPlayer(
      Workspace workspace,
      WatchView view,
      Pages pages,
      DemoStarter starter,
      Consumer<WatchEvent> events) {
    this.workspace = workspace;
    this.view = view;
    this.pages = pages;
    this.starter = starter;
    this.events = events;
  }

  /** Runs the exercise's demo, or asks which. */
  void choose(CourseExercise of) {
    exercise = of;
    var names = exercise.demos();
    if (names.isEmpty()) {
      pages.show(List.of("There is no demo of " + exercise.id() + "."));
    } else if (names.size() == 1) {
      play(0);
    } else {
      var lines = new ArrayList<String>();
      lines.add(view.look().bold("Which demo?"));
      for (var i = 0; i < Math.min(KEYS, names.size()); i++) {
        lines.add("  %s  %s".formatted(view.look().bold(Integer.toString(i + 1)), title(i)));
      }
      choice = pages.show(lines);
    }
  }

  /** Whether this key chooses a demo. */
  boolean chooses(char key) {
    return choice != null
        && pages.isShown(choice)
        && key >= '1'
        && key - '1' < exercise.demos().size();
  }

  /** Runs the demo of a key. */
  void chosen(char key) {
    play(key - '1');
  }

  private void play(int index) {
    stopped = false;
    try {
      pages.lend(view.look().dim(title(index) + " (on your code; q ends it)"));
      running = starter.start(exercise, exercise.demos().get(index));
      running.onExit().thenAccept(p -> events.accept(new WatchEvent.DemoEnded(p.exitValue())));
    } catch (RuntimeException | IOException problem) {
      pages.takeBack();
      pages.show(List.of(String.valueOf(problem.getMessage()).split("\\R")));
    }
  }

  private String title(int index) {
    return DemoTitle.of(workspace.course(), exercise, exercise.demos().get(index));
  }

  boolean isRunning() {
    return running != null;
  }

  /** Ends the demo that runs. */
  void stop() {
    if (running != null) {
      stopped = true;
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
    }
  }

  /** What the demo printed stays on the screen until a key is pressed. */
  void ended(int status) {
    running = null;
    var how =
        stopped
            ? "The demo was ended."
            : status == 0 ? "The demo has ended." : "The demo ended with status " + status + ".";
    view.status(how + " Press any key.");
  }
}
