package loopcraft.grader.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import loopcraft.grader.cli.Copies;
import loopcraft.grader.cli.Workspace;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.handout.StubSource;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.Verdict;

/** The exercise that a learner is at: grades it when its files have changed. */
final class CurrentExercise {

  /** Editors write a file in several steps; this long nothing may happen before it is graded. */
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** Some editors delete a file before they write it anew. */
  private static final long MISSING_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** What {@link #deadline} says when there is nothing to do but wait. */
  static final long NEVER = Long.MAX_VALUE;

  private final Workspace workspace;
  private final Attempts attempts;
  private final WatchView view;
  private final Pages pages;
  private final VerdictPage page;
  private final Stack stack;

  private CourseExercise exercise;
  private String gradedContent = "";
  private Optional<Verdict> verdict = Optional.empty();
  private boolean missing;
  private boolean verbose;

  private long changedAt;
  private long begunAt;
  private long quietUntil = NEVER;
  private long missingUntil = NEVER;

  CurrentExercise(
      Workspace workspace,
      Attempts attempts,
      WatchView view,
      Pages pages,
      Stack stack,
      CourseExercise exercise) {
    this.workspace = workspace;
    this.attempts = attempts;
    this.view = view;
    this.pages = pages;
    this.page = new VerdictPage(workspace, view);
    this.stack = stack;
    this.exercise = exercise;
  }

  CourseExercise get() {
    return exercise;
  }

  // Time

  /** When {@link #timePassed} is to be called at the latest. */
  long deadline() {
    var until = Math.min(quietUntil, missingUntil);
    return attempts.isRunning() && view.interactive()
        ? Math.min(until, System.nanoTime() + SECOND_NANOS)
        : until;
  }

  void timePassed() {
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

  // Saving and grading

  /** A file was saved. One of another exercise goes there. */
  void saved(Path file, long nanos) {
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

  void graded(int run, Verdict result) {
    if (attempts.accept(run)) {
      var took = System.nanoTime() - changedAt;
      verdict = Optional.of(result);
      pages.showVerdict(
          room -> page.of(result, exercise, room, verbose),
          TimeUnit.NANOSECONDS.toMillis(took) + " ms");
    }
  }

  void failed(int run, Throwable problem) {
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
    var lines = page.ofMissingFiles(exercise);
    pages.showVerdict(_ -> lines, "");
  }

  // What the learner asks for

  /** Puts stubs where files are missing. */
  void bringBack() {
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

  /** Shows every failure in full, or only the first. */
  void switchDetail() {
    verbose = !verbose;
    pages.back();
  }

  void goForward() {
    neighbour(1).ifPresent(this::go);
  }

  void goBack() {
    neighbour(-1).ifPresent(this::go);
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

  void go(CourseExercise target) {
    exercise = target;
    workspace.state().setCurrent(exercise.id());
    gradedContent = "";
    verdict = Optional.empty();
    again();
  }

  /** Grades once more, changed or not. */
  void again() {
    changedAt = System.nanoTime();
    gradedContent = "";
    gradeIfChanged();
  }
}
