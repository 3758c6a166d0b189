package loopcraft.grader.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.isolation.Progress;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.TestOutcome;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;

/**
 * Tells a learner what a verdict says. Every command that shows a verdict shows it through this.
 */
public final class VerdictRenderer {

  /** How much to tell. */
  public enum Detail {
    /** Tests that hold in one line together. */
    BRIEF,
    /** Every test in a line, the first failure in full. */
    NORMAL,
    /** Every failure in full. */
    VERBOSE
  }

  private final Places places;
  private final Look look;
  private final Detail detail;
  private final TestLines tests;
  private final FailureLines failures;
  private final CompileProblemLines problems;

  /** A renderer for this place and look. */
  public VerdictRenderer(Places places, Look look, Detail detail) {
    this(places, look, detail, "--verbose");
  }

  /**
   * A renderer.
   *
   * @param more the option or key that tells what is left out
   */
  public VerdictRenderer(Places places, Look look, Detail detail, String more) {
    this.places = places;
    this.look = look;
    this.detail = detail;
    tests = new TestLines(look, detail);
    failures = new FailureLines(places, look);
    problems = new CompileProblemLines(places, look, detail, more);
  }

  /**
   * The lines to print.
   *
   * @param next what to go on with when this one is done
   */
  public List<String> render(
      Verdict verdict, CourseExercise exercise, Optional<CourseExercise> next) {
    var lines = new ArrayList<String>();
    lines.add(title(verdict, exercise));
    switch (verdict.kind()) {
      case NOT_STARTED -> notStarted(exercise, lines);
      case PASS -> passed(verdict, exercise, next, lines);
      case FAIL -> failed(verdict, lines);
      case COMPILE_ERROR -> problems.errors(verdict, lines);
      case REJECTED, POLICY, TIMEOUT, MEMORY, OUTPUT_LIMIT, INCOMPLETE, TAMPERED ->
          ended(verdict, lines);
    }
    return List.copyOf(lines);
  }

  private String title(Verdict verdict, CourseExercise exercise) {
    var name = look.bold(exercise.id() + "  " + exercise.title());
    var where = verdict.stack() == Stack.MINE ? look.dim("  on your own runtime") : "";
    return name + where + "  " + headline(verdict);
  }

  private String headline(Verdict verdict) {
    return switch (verdict.kind()) {
      case NOT_STARTED -> look.dim(verdict.headline());
      case PASS -> look.green(verdict.headline());
      default ->
          isOnlyUnwritten(verdict) ? look.yellow(verdict.headline()) : look.red(verdict.headline());
    };
  }

  private void notStarted(CourseExercise exercise, List<String> lines) {
    lines.add("");
    lines.add("  read   " + look.cyan("./learn read " + exercise.id()));
    exercise
        .files()
        .forEach(
            file ->
                lines.add(
                    "  write  " + look.underline(places.show(places.learner(exercise, file)))));
  }

  private void passed(
      Verdict verdict, CourseExercise exercise, Optional<CourseExercise> next, List<String> lines) {
    lines.addAll(tests.of(verdict));
    problems.warnings(verdict, lines);
    lines.add("");
    lines.add(
        look.green(
            "Well done: all of %s holds, %s."
                .formatted(exercise.id(), Text.count(exercise.points(), "point"))));
    lines.add(
        next.map(n -> "Next: " + look.bold(n.id() + " " + n.title()))
            .orElse(
                "That was the last one that was open. What you have built: "
                    + look.cyan("./learn list")));
  }

  private void failed(Verdict verdict, List<String> lines) {
    unfinished(verdict, lines);
    lines.addAll(tests.of(verdict));
    failures(verdict, lines);
    problems.warnings(verdict, lines);
    output(verdict, lines);
  }

  private static boolean isOnlyUnwritten(Verdict verdict) {
    return verdict.kind() == VerdictKind.FAIL
        && !verdict.failures().isEmpty()
        && verdict.failures().stream().allMatch(TestOutcome::isUnwritten);
  }

  /** What is not written yet is not wrong: the first of it is shown if nothing else fails. */
  private void failures(Verdict verdict, List<String> lines) {
    var telling = verdict.mostTellingFailures();
    if (isOnlyUnwritten(verdict)) {
      lines.add("");
      lines.addAll(
          Text.wrap(
              "Nothing fails but what gets to code that is not written yet, such as:",
              look.width(),
              "    "));
      failure(telling.getFirst(), verdict, lines);
      return;
    }
    var wrong = telling.stream().filter(test -> !test.isUnwritten()).toList();
    var shown = detail == Detail.VERBOSE ? wrong.size() : Math.min(1, wrong.size());
    wrong.stream().limit(shown).forEach(test -> failure(test, verdict, lines));
    problems.leftOut(wrong.size() - shown, "failure", lines);
  }

  private void unfinished(Verdict verdict, List<String> lines) {
    verdict
        .progress()
        .filter(Progress::isUnfinished)
        .ifPresent(progress -> lines.add("  " + progress));
  }

  private void failure(TestOutcome test, Verdict verdict, List<String> lines) {
    lines.add("");
    var mark = test.isUnwritten() ? look.dim("– ") : look.red("✗ ");
    lines.addAll(Text.wrap(mark + look.bold(test.displayName()), look.width(), "  "));
    test.failure()
        .ifPresent(report -> lines.addAll(failures.of(report, verdict, detail == Detail.VERBOSE)));
  }

  private void ended(Verdict verdict, List<String> lines) {
    lines.add("");
    verdict.details().lines().forEach(line -> lines.addAll(failures.told(line)));
    lines.addAll(tests.of(verdict));
    var shown = detail == Detail.VERBOSE ? Integer.MAX_VALUE : 1;
    verdict.mostTellingFailures().stream()
        .limit(shown)
        .forEach(test -> failure(test, verdict, lines));
    problems.warnings(verdict, lines);
    output(verdict, lines);
  }

  private void output(Verdict verdict, List<String> lines) {
    var printed = verdict.output().lines().toList();
    if (printed.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(look.dim("Your code printed:"));
    var shown = detail == Detail.VERBOSE ? Excerpt.all(printed) : Excerpt.of(printed);
    if (shown.before() > 0) {
      lines.add(look.dim("  … %s before these".formatted(Text.count(shown.before(), "line"))));
    }
    shown.plain().lines().forEach(line -> lines.add("  " + line));
    if (shown.after() > 0) {
      lines.add(
          look.dim(
              "  … %d more %s".formatted(shown.after(), shown.after() == 1 ? "line" : "lines")));
    }
  }
}
