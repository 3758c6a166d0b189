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
import java.util.function.IntFunction;
import loopcraft.grader.cli.Copies;
import loopcraft.grader.cli.DemoTitle;
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
  private final DemoStarter demos;
  private final BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();

  private CourseExercise exercise;
  private Page page;
  private Page verdictPage;
  private Page mapPage;
  private int top;
  private String gradedContent = "";
  private Optional<Verdict> verdict = Optional.empty();
  private boolean missing;
  private boolean verbose;
  private boolean choosesDemo;
  private boolean demoOver;
  private boolean demoStopped;
  private Process demo;

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
    this.demos = demos;
    this.exercise = exercise;
    this.attempts = new Attempts(workspace, grading, this::post);
    this.view = view.apply(this);
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
      endDemo();
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
      view.status(
          "grading %s … %d s".formatted(exercise.id(), (now - begunAt) / SECOND_NANOS));
    }
  }

  private boolean handle(WatchEvent event) {
    switch (event) {
      case WatchEvent.Saved(var file, var nanos) -> saved(file, nanos);
      case WatchEvent.Graded(var run, var result) -> graded(run, result);
      case WatchEvent.Failed(var run, var problem) -> failed(run, problem);
      case WatchEvent.Resized _ -> redraw();
      case WatchEvent.Mapped _ -> mapped();
      case WatchEvent.DemoEnded(var status) -> demoEnded(status);
      case WatchEvent.Interrupted _ -> {
        if (demo == null) {
          return false;
        }
        endDemo();
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
    showVerdict(
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
      showVerdict(_ -> List.of("This could not be graded: " + problem.getMessage()), "");
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
    showVerdict(_ -> lines, "");
  }

  private void bringBack() {
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
    if (demo != null) {
      if (isQuit(key)) {
        endDemo();
      }
      return true;
    }
    if (demoOver) {
      demoOver = false;
      back();
      return true;
    }
    switch (key) {
      case Key.Special special -> special(special);
      case Key.Character(var c) when choosesDemo && c >= '1' && c <= '9' -> demo(c - '1');
      case Key.Character(var c) -> {
        return character(c);
      }
    }
    return true;
  }

  private static boolean isQuit(Key key) {
    return key.equals(new Key.Character('q')) || key == Key.Special.ESCAPE;
  }

  private void special(Key.Special key) {
    switch (key) {
      case UP -> scroll(-1);
      case DOWN -> scroll(1);
      case PAGE_UP -> scroll(-view.rows() / 2);
      case PAGE_DOWN -> scroll(view.rows() / 2);
      case ESCAPE -> back();
      case OTHER -> {}
    }
  }

  private boolean character(char c) {
    choosesDemo = false;
    switch (Character.toLowerCase(c)) {
      case 'n' -> neighbour(1).ifPresent(this::go);
      case 'p' -> neighbour(-1).ifPresent(this::go);
      case 't' -> again();
      case 'h' -> show(new Hints(workspace, exercise).next(view.look()));
      case 'r' -> read(false);
      case 'a' -> read(true);
      case 'l' -> list();
      case 'd' -> chooseDemo();
      case 'x' -> {
        if (missing) {
          bringBack();
        }
      }
      case 'v' -> {
        verbose = !verbose;
        back();
      }
      case '?' -> show(help());
      case ' ', 'j' -> scroll(c == ' ' ? view.rows() / 2 : 1);
      case 'b', 'k' -> scroll(c == 'b' ? -view.rows() / 2 : -1);
      case 'q' -> {
        if (page == null || page.isVerdict()) {
          return false;
        }
        back();
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
    show(
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
    show(_ -> Standings.known(workspace).map().render(view.look(), workspace.places()), "");
    mapPage = page;
    view.status("looking at the others …");
    Thread.ofPlatform()
        .daemon()
        .name("map")
        .start(
            () -> {
              Standings.of(workspace, () -> grading);
              post(new WatchEvent.Mapped());
            });
  }

  private void mapped() {
    if (page == mapPage) {
      redraw();
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

  // Demos

  private void chooseDemo() {
    var names = exercise.demos();
    if (names.isEmpty()) {
      show(List.of("There is no demo of " + exercise.id() + "."));
    } else if (names.size() == 1) {
      demo(0);
    } else {
      var lines = new ArrayList<String>();
      lines.add(view.look().bold("Which demo?"));
      for (var i = 0; i < Math.min(9, names.size()); i++) {
        var title = DemoTitle.of(workspace.course(), exercise, names.get(i));
        lines.add("  " + view.look().bold(Integer.toString(i + 1)) + "  " + title);
      }
      show(lines);
      choosesDemo = true;
    }
  }

  private void demo(int index) {
    choosesDemo = false;
    if (index >= exercise.demos().size()) {
      return;
    }
    var name = exercise.demos().get(index);
    demoStopped = false;
    try {
      view.handOver(
          view.look()
              .dim(
                  "%s, on your code; q ends it"
                      .formatted(DemoTitle.of(workspace.course(), exercise, name))));
      demo = demos.start(exercise, name);
      demo.onExit().thenAccept(ended -> post(new WatchEvent.DemoEnded(ended.exitValue())));
    } catch (RuntimeException | IOException problem) {
      demo = null;
      show(List.of(String.valueOf(problem.getMessage()).split("\\R")));
    }
  }

  private void demoEnded(int status) {
    var how =
        demoStopped
            ? "The demo was ended."
            : status == 0
                ? "The demo has ended."
                : "The demo ended with status " + status + ".";
    demo = null;
    demoOver = true;
    view.status(how + " Press any key.");
  }

  private void endDemo() {
    if (demo != null) {
      demoStopped = true;
      demo.descendants().forEach(ProcessHandle::destroyForcibly);
      demo.destroyForcibly();
    }
  }

  // Pages

  private void show(List<String> lines) {
    show(_ -> lines, "");
  }

  private void show(IntFunction<List<String>> body, String remark) {
    page = new Page(body, () -> footer(remark), false);
    top = 0;
    redraw();
  }

  private void showVerdict(IntFunction<List<String>> body, String remark) {
    verdictPage =
        view.interactive()
            ? new Page(body, () -> footer(remark), true)
            : new Page(
                body,
                () -> remark.isEmpty() ? List.of() : List.of(view.look().dim("(" + remark + ")")),
                true);
    page = verdictPage;
    top = 0;
    redraw();
  }

  private void back() {
    page = verdictPage;
    top = 0;
    redraw();
  }

  private void scroll(int lines) {
    top = Math.max(0, top + lines);
    redraw();
  }

  private void redraw() {
    if (page != null && demo == null && !demoOver) {
      view.show(page.lines(view.look(), view.rows(), top));
    }
  }

  private List<String> footer(String remark) {
    var look = view.look();
    var done = workspace.course().exercises().stream().filter(workspace::isDone).count();
    var all = workspace.course().exercises().size();
    var keys = "n next · p previous · h hint · t test · d demo · r read · l list · ? help · q quit";
    var brief = "n p h t d r l ? q";
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(
        look.dim(
            "%d of %d done%s".formatted(done, all, remark.isEmpty() ? "" : " · " + remark)));
    lines.add(look.dim(keys.length() <= look.width() ? keys : brief));
    return lines;
  }
}
