package loopcraft.grader.watch;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import loopcraft.grader.cli.Grading;
import loopcraft.grader.cli.Workspace;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.run.Stack;

/**
 * Watch mode: reacts to saved files, pressed keys and finished gradings, one after the other on one
 * thread.
 */
public final class WatchSession {

  private final WatchView view;
  private final Grading grading;
  private final Attempts attempts;
  private final Pages pages;
  private final DemoPlayer demos;
  private final CurrentExercise current;
  private final MapPage map;
  private final KeyCommands keys;
  private final BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();

  /** Starts a demo; what it prints goes to the terminal. */
  @FunctionalInterface
  public interface DemoStarter {

    /** Starts a demo. */
    Process start(CourseExercise exercise, String demo) throws IOException;
  }

  /**
   * A session.
   *
   * @param exercise to begin with
   */
  public WatchSession(
      Workspace workspace,
      Grading grading,
      Function<WatchSession, WatchView> view,
      Stack stack,
      DemoStarter demos,
      CourseExercise exercise) {
    this.grading = grading;
    this.attempts = new Attempts(workspace, grading, this::post);
    this.view = view.apply(this);
    this.pages = new Pages(workspace, this.view);
    this.demos = new DemoPlayer(workspace, this.view, pages, demos, this::post);
    this.current = new CurrentExercise(workspace, attempts, this.view, pages, stack, exercise);
    this.map = new MapPage(workspace, grading, this.view, pages, this::post);
    this.keys = new KeyCommands(workspace, this.view, pages, this.demos, current, map);
  }

  /** Where it shows things. */
  public WatchView view() {
    return view;
  }

  /** Hands in an event, from any thread. */
  public void post(WatchEvent event) {
    events.add(event);
  }

  /** Runs until the learner quits. */
  public void run() throws InterruptedException {
    grading.warmUp();
    current.go(current.get());
    try {
      while (true) {
        var event = next();
        if (event.isEmpty()) {
          current.timePassed();
        } else if (!handle(event.get())) {
          return;
        }
      }
    } finally {
      attempts.cancel();
      demos.stop();
    }
  }

  private Optional<WatchEvent> next() throws InterruptedException {
    var until = current.deadline();
    return until == CurrentExercise.NEVER
        ? Optional.of(events.take())
        : Optional.ofNullable(events.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS));
  }

  private boolean handle(WatchEvent event) {
    switch (event) {
      case WatchEvent.Saved(var file, var nanos) -> current.saved(file, nanos);
      case WatchEvent.Graded(var run, var result) -> current.graded(run, result);
      case WatchEvent.Failed(var run, var problem) -> current.failed(run, problem);
      case WatchEvent.Resized _ -> pages.redraw();
      case WatchEvent.Mapped _ -> map.mapped();
      case WatchEvent.DemoEnded(var status) -> demos.ended(status);
      case WatchEvent.Interrupted _ -> {
        if (!demos.isRunning()) {
          return false;
        }
        demos.stop();
      }
      case WatchEvent.Closed _ -> {
        return false;
      }
      case WatchEvent.Pressed(var key) -> {
        return keys.pressed(key);
      }
    }
    return true;
  }
}
