package loopcraft.grader.watch;

import java.util.function.Consumer;
import loopcraft.grader.cli.Grading;
import loopcraft.grader.cli.Workspace;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.run.Stack;

/** Gradings in the background, of which only the newest counts. */
final class Attempts {

  private final Workspace workspace;
  private final Grading grading;
  private final Consumer<WatchEvent> events;
  private int newest;
  private Thread running;

  Attempts(Workspace workspace, Grading grading, Consumer<WatchEvent> events) {
    this.workspace = workspace;
    this.grading = grading;
    this.events = events;
  }

  /** Begins to grade; what ran before does not count any more. */
  void begin(CourseExercise exercise, Stack stack) {
    cancel();
    var number = newest;
    running =
        Thread.ofPlatform()
            .daemon()
            .name("grading-" + number)
            .start(() -> grade(number, exercise, stack));
  }

  private void grade(int number, CourseExercise exercise, Stack stack) {
    try {
      events.accept(new WatchEvent.Graded(number, workspace.grade(grading, exercise, stack)));
    } catch (RuntimeException | Error problem) {
      events.accept(new WatchEvent.Failed(number, problem));
    }
  }

  /** Gives up what runs. */
  void cancel() {
    newest++;
    if (running != null) {
      running.interrupt();
      running = null;
    }
  }

  /** Takes the end of an attempt; false if a newer one has begun since. */
  boolean accept(int number) {
    if (number != newest) {
      return false;
    }
    running = null;
    return true;
  }

  boolean isRunning() {
    return running != null;
  }
}
