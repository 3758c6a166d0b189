package loopcraft.grader.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import loopcraft.grader.cli.Copies;
import loopcraft.grader.cli.Grading;
import loopcraft.grader.cli.Hints;
import loopcraft.grader.cli.ReadingPage;
import loopcraft.grader.cli.Standings;
import loopcraft.grader.cli.StubSource;
import loopcraft.grader.cli.Text;
import loopcraft.grader.cli.UsageException;
import loopcraft.grader.cli.VerdictRenderer;
import loopcraft.grader.cli.VerdictRenderer.Detail;
import loopcraft.grader.cli.Workspace;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.Verdict;

/**
 * Watch mode: reacts to saved files, pressed keys and finished gradings, one after the other on one
 * thread.
 */
public final class WatchSession {

  /** Editors write a file in several steps; this long nothing may happen before it is graded. */
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** Some editors delete a file before they write it anew. */
  private static final long MISSING_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long NEVER = Long.MAX_VALUE;

  private final Workspace workspace;
  private final WatchView view;
  private final Stack stack;
  private final Grading grading;
  private final Attempts attempts;
  private final Pages pages;
  private final DemoPlayer demos;
  private final BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();

  private CourseExercise exercise;
  private Page map;
  private String gradedContent = "";
  private Optional<Verdict> verdict = Optional.empty();
  private boolean missing;
  private boolean verbose;

  private long changedAt;
  private long begunAt;
  private long quietUntil = NEVER;
  private long missingUntil = NEVER;

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
    this.workspace = workspace;
    this.grading = grading;
    this.stack = stack;
    this.exercise = exercise;
    this.attempts = new Attempts(workspace, grading, this::post);
    this.view = view.apply(this);
    this.pages = new Pages(workspace, this.view);
    this.demos = new DemoPlayer(workspace, this.view, pages, demos, this::post);
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
    go(exercise);
    try {
      while (true) {
        var event = next();
        if (event.isEmpty()) {
          timePassed();
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
    var until = Math.min(quietUntil, missingUntil);
    var now = System.nanoTime();
    if (attempts.isRunning() && view.interactive()) {
      until = Math.min(until, now + SECOND_NANOS);
    }
    return until == NEVER
        ? Optional.of(events.take())
        : Optional.ofNullable(events.poll(until - now, TimeUnit.NANOSECONDS));
  }

  private void timePassed() {
    var now = System.nanoTime();
    if (quietUntil != NEVER && now >= quietUntil) {
      quietUntil = NEVER;
      gradeIfChanged();
    } else if (missingUntil != NEVER && now >= missingUntil) {
      missingUntil = NEVER;
      showMissing();
    } else if (attempts.isRunning() && now - begunAt > SECOND_NANOS) {
      view.status("grading %s … %d s".formatted(exercise.id(), (now - begunAt) / SECOND_NANOS));
    }
  }

  private boolean handle(WatchEvent event) {
    switch (event) {
      case WatchEvent.Saved(var file, var nanos) -> saved(file, nanos);
      case WatchEvent.Graded(var run, var result) -> graded(run, result);
      case WatchEvent.Failed(var run, var problem) -> failed(run, problem);
      case WatchEvent.Resized _ -> pages.redraw();
      case WatchEvent.Mapped _ -> mapped();
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
        return pressed(key);
      }
    }
    return true;
  }

  // Saving and grading

  private void saved(Path file, long nanos) {
    var owner = owner(file);
    if (owner.isEmpty()) {
      return;
    }
    if (!owner.get().equals(exercise)) {
      exercise = owner.get();
      workspace.state().setCurrent(exercise.id());
      gradedContent = "";
    }
    if (quietUntil == NEVER) {
      changedAt = nanos;
    }
    missingUntil = NEVER;
    quietUntil = System.nanoTime() + QUIET_NANOS;
  }

  /** The exercise that a file belongs to; the present one before any other. */
  private Optional<CourseExercise> owner(Path file) {
    if (workspace.files(exercise).contains(file)) {
      return Optional.of(exercise);
    }
    return workspace.course().exercises().stream()
        .filter(other -> workspace.files(other).contains(file))
        .findFirst();
  }

  private void gradeIfChanged() {
    if (!workspace.missing(exercise).isEmpty()) {
      gradedContent = "";
      missingUntil = System.nanoTime() + MISSING_NANOS;
    } else if (!content().equals(gradedContent)) {
      grade();
    }
  }

  private String content() {
    return exercise.id() + workspace.content(exercise);
  }

  private void grade() {
    missing = false;
    gradedContent = content();
    begunAt = System.nanoTime();
    view.status("grading " + exercise.id() + " …");
    attempts.begin(exercise, stack);
  }

  private void graded(int run, Verdict result) {
    if (!attempts.accept(run)) {
      return;
    }
    var took = System.nanoTime() - changedAt;
    verdict = Optional.of(result);
    pages.showVerdict(
        room -> {
          if (verbose) {
            return rendered(result, Detail.VERBOSE);
          }
          var lines = rendered(result, Detail.NORMAL);
          return Text.rows(lines, view.look().width()) <= room
              ? lines
              : rendered(result, Detail.BRIEF);
        },
        TimeUnit.NANOSECONDS.toMillis(took) + " ms");
  }

  private String more() {
    return view.interactive() ? "v" : "./learn test " + exercise.id() + " --verbose";
  }

  private List<String> rendered(Verdict result, Detail detail) {
    var lines =
        new ArrayList<>(
            new VerdictRenderer(workspace.places(), view.look(), detail, more())
                .render(result, exercise, workspace.nextAfter(exercise)));
    if (result.passed() && view.interactive() && workspace.nextAfter(exercise).isPresent()) {
      lines.add("Press " + view.look().bold("n") + " to go on.");
    }
    return lines;
  }

  private void failed(int run, Throwable problem) {
    if (attempts.accept(run)) {
      gradedContent = "";
      verdict = Optional.empty();
      pages.showVerdict(_ -> List.of("This could not be graded: " + problem.getMessage()), "");
    }
  }

  private void showMissing() {
    if (workspace.missing(exercise).isEmpty()) {
      gradeIfChanged();
      return;
    }
    attempts.cancel();
    missing = true;
    var look = view.look();
    var lines = new ArrayList<String>();
    lines.add(look.bold(exercise.id() + "  " + exercise.title()));
    lines.add("");
    workspace
        .missing(exercise)
        .forEach(
            file -> lines.add(look.underline(workspace.places().show(file)) + " is not there."));
    lines.add(
        view.interactive()
            ? "Press " + look.bold("x") + " to get the stub back."
            : "./learn reset " + exercise.id() + " brings the stub back.");
    pages.showVerdict(_ -> lines, "");
  }

  private void bringBack() {
    if (!missing) {
      return;
    }
    for (var file : exercise.files()) {
      var target = workspace.places().learner(exercise, file);
      if (workspace.missing(exercise).contains(target)) {
        StubSource.of(workspace.course().moduleOf(exercise), file)
            .ifPresent(stub -> Copies.replace(target, stub));
      }
    }
    changedAt = System.nanoTime();
    gradeIfChanged();
  }

  // Keys

  private boolean pressed(Key key) {
    if (demos.isRunning()) {
      if (isQuit(key)) {
        demos.stop();
      }
      return true;
    }
    if (pages.isLent()) {
      pages.takeBack();
      pages.back();
      return true;
    }
    return switch (key) {
      case Key.Special special -> {
        special(special);
        yield true;
      }
      case Key.Character(var c) -> character(c);
    };
  }

  private static boolean isQuit(Key key) {
    return key.equals(new Key.Character('q')) || key == Key.Special.ESCAPE;
  }

  private void special(Key.Special key) {
    switch (key) {
      case UP -> pages.scroll(-1);
      case DOWN -> pages.scroll(1);
      case PAGE_UP -> pages.scrollScreens(-1);
      case PAGE_DOWN -> pages.scrollScreens(1);
      case ESCAPE -> pages.back();
      case OTHER -> {}
    }
  }

  /** False for the end. */
  private boolean character(char c) {
    if (demos.chooses(c)) {
      demos.chosen(c);
      return true;
    }
    switch (Character.toLowerCase(c)) {
      case 'n' -> neighbour(1).ifPresent(this::go);
      case 'p' -> neighbour(-1).ifPresent(this::go);
      case 't' -> again();
      case 'h' -> pages.show(new Hints(workspace, exercise).next(view.look()));
      case 'r' -> read(false);
      case 'a' -> read(true);
      case 'l' -> list();
      case 'd' -> demos.choose(exercise);
      case 'x' -> bringBack();
      case 'v' -> {
        verbose = !verbose;
        pages.back();
      }
      case '?' -> pages.show(help());
      case ' ' -> pages.scrollScreens(1);
      case 'b' -> pages.scrollScreens(-1);
      case 'j' -> pages.scroll(1);
      case 'k' -> pages.scroll(-1);
      case 'q' -> {
        if (pages.isAtVerdict()) {
          return false;
        }
        pages.back();
      }
      default -> {}
    }
    return true;
  }

  /** Forward from a finished exercise is the next that is open; else the neighbour. */
  private Optional<CourseExercise> neighbour(int step) {
    if (step > 0 && verdict.filter(Verdict::passed).isPresent()) {
      var open = workspace.nextAfter(exercise);
      if (open.isPresent()) {
        return open;
      }
    }
    var all = workspace.course().exercises();
    var index = all.indexOf(exercise) + step;
    return index >= 0 && index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
  }

  private void go(CourseExercise target) {
    exercise = target;
    workspace.state().setCurrent(exercise.id());
    gradedContent = "";
    verdict = Optional.empty();
    again();
  }

  private void again() {
    changedAt = System.nanoTime();
    gradedContent = "";
    gradeIfChanged();
  }

  private void read(boolean answers) {
    pages.show(
        _ -> {
          try {
            return ReadingPage.of(workspace, exercise, view.look(), answers);
          } catch (UsageException noSection) {
            return List.of(noSection.getMessage());
          }
        },
        answers ? "" : "a: with the answers");
  }

  private void list() {
    map =
        pages.show(
            _ -> Standings.known(workspace).map().render(view.look(), workspace.places()), "");
    view.status("looking at the others …");
    Thread.ofPlatform().daemon().name("map").start(this::lookAtAll);
  }

  private void lookAtAll() {
    try {
      Standings.of(workspace, () -> grading);
    } catch (RuntimeException theVerdictsWillTell) {
      // The map shows what is known.
    } finally {
      post(new WatchEvent.Mapped());
    }
  }

  private void mapped() {
    if (pages.isShown(map)) {
      pages.redraw();
    }
  }

  private List<String> help() {
    var look = view.look();
    return List.of(
        look.bold("Save a file, and it is tested."),
        "",
        "  n  the next exercise         p  the one before",
        "  h  the next hint             r  read the lesson's section",
        "  t  test again                d  run a demo on your code",
        "  l  the map of the course     v  every failure in full, or only the first",
        "  q  back, or quit",
        "",
        "Saving a file of another exercise goes there.",
        "Long pages: space and b, or the arrows.");
  }
}
