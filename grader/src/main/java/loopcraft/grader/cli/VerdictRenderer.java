package loopcraft.grader.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import loopcraft.grader.build.CompileProblem;
import loopcraft.grader.cli.Places.Place;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.isolation.Progress;
import loopcraft.grader.run.FailureReport;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.TestOutcome;
import loopcraft.grader.run.TestOutcome.Status;
import loopcraft.grader.run.Verdict;

/**
 * Tells a learner what a verdict says. Every command that shows a verdict shows it through this.
 */
public final class VerdictRenderer {

  private static final Pattern LABELLED = Pattern.compile("^(\\s*[A-Z]?[a-z]+:\\s+)(\\S.*)$");
  private static final Pattern PLACE = Pattern.compile("  at:  .*[( ]([^( ]+:\\d+)\\)");
  private static final String SEPARATOR = "  ·  ";

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
  private final String more;

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
    this.more = more;
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
      case COMPILE_ERROR -> compileErrors(verdict, lines);
      case TIMEOUT, MEMORY, OUTPUT_LIMIT, INCOMPLETE, TAMPERED -> ended(verdict, lines);
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
      case NOT_STARTED -> look.dim("not started");
      case PASS -> look.green("done");
      case FAIL -> {
        var held = verdict.tests().stream().filter(t -> t.status() == Status.PASSED).count();
        yield look.red("%d of %d hold".formatted(held, verdict.tests().size()));
      }
      case COMPILE_ERROR -> look.red("does not compile");
      case TIMEOUT -> look.red("took too long");
      case MEMORY -> look.red("ran out of memory");
      case OUTPUT_LIMIT -> look.red("printed too much");
      case INCOMPLETE -> look.red("ended before its tests did");
      case TAMPERED -> look.red("not graded");
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
    tests(verdict, lines);
    warnings(verdict, lines);
    lines.add("");
    lines.add(
        look.green(
            "Well done: all of %s holds, %s."
                .formatted(exercise.id(), Text.count(exercise.points(), "point"))));
    lines.add(
        next.map(n -> "Next: " + look.bold(n.id() + " " + n.title()))
            .orElse("That was the last one that was open."));
  }

  private void failed(Verdict verdict, List<String> lines) {
    unfinished(verdict, lines);
    tests(verdict, lines);
    var failures = verdict.mostTellingFailures();
    var shown = detail == Detail.VERBOSE ? failures.size() : 1;
    failures.stream().limit(shown).forEach(test -> failure(test, verdict, lines));
    leftOut(failures.size() - shown, "failure", lines);
    warnings(verdict, lines);
    output(verdict, lines);
  }

  private void unfinished(Verdict verdict, List<String> lines) {
    verdict
        .progress()
        .filter(Progress::isUnfinished)
        .ifPresent(progress -> lines.add("  " + progress));
  }

  private void tests(Verdict verdict, List<String> lines) {
    if (verdict.tests().isEmpty()) {
      return;
    }
    var held = verdict.tests().stream().filter(t -> t.status() == Status.PASSED).count();
    if (detail == Detail.BRIEF && held > 0) {
      lines.add(
          "  " + look.green("✓") + " " + look.dim(Text.count((int) held, "test") + " passed"));
    }
    var notRun = verdict.tests().stream().filter(t -> t.status() == Status.NOT_RUN).toList();
    var together = detail != Detail.VERBOSE && notRun.size() > 1;
    verdict.tests().stream()
        .filter(test -> detail != Detail.BRIEF || test.status() != Status.PASSED)
        .filter(test -> !together || test.status() != Status.NOT_RUN)
        .forEach(test -> lines.addAll(Text.wrap(line(test), look.width(), "    ")));
    if (together) {
      lines.addAll(Text.wrap("  " + look.dim("– " + didNotRun(notRun)), look.width(), "    "));
    }
  }

  private static String didNotRun(List<TestOutcome> tests) {
    var said = Text.count(tests.size(), "test") + " did not run";
    return tests.stream()
            .flatMap(test -> test.failure().stream())
            .anyMatch(FailureReport::hadNoTime)
        ? said + ": the others used up the time of all"
        : said;
  }

  private String line(TestOutcome test) {
    return switch (test.status()) {
      case PASSED -> "  " + look.green("✓") + " " + test.displayName();
      case FAILED -> "  " + look.red("✗") + " " + test.displayName();
      case NOT_RUN -> "  " + look.dim("–") + " " + look.dim(test.displayName() + " (did not run)");
    };
  }

  private void failure(TestOutcome test, Verdict verdict, List<String> lines) {
    lines.add("");
    lines.addAll(Text.wrap(look.red("✗ ") + look.bold(test.displayName()), look.width(), "  "));
    test.failure().ifPresent(report -> report(report, verdict, lines));
  }

  private void report(FailureReport report, Verdict verdict, List<String> lines) {
    var shown = places.of(report.frames(), detail == Detail.VERBOSE);
    var told =
        report
            .text()
            .lines()
            .filter(line -> !isProgress(line, verdict) && !isPlace(line, shown))
            .toList();
    told.stream().limit(1).forEach(concept -> lines.addAll(told("  " + concept.strip())));
    told.stream().skip(1).forEach(line -> lines.addAll(told(line)));
    shown.forEach(
        place ->
            lines.add(
                look.dim("  %-10s".formatted(place.owner().label()))
                    + look.underline(place.text())));
  }

  /** The progress stands above the tests. */
  private static boolean isProgress(String line, Verdict verdict) {
    var said = line.strip();
    var progress = verdict.progress().map(Progress::toString).orElse("");
    return said.startsWith("Note:") && !progress.isEmpty() && said.endsWith(progress);
  }

  /** {@code at: TimerQueue.add (TimerQueue.java:12)}, of which the list of places has the file. */
  private static boolean isPlace(String line, List<Place> shown) {
    var place = PLACE.matcher(line);
    return place.matches()
        && shown.stream()
            .map(Place::text)
            .anyMatch(text -> text.endsWith(File.separator + place.group(1)));
  }

  private List<String> told(String line) {
    var label = LABELLED.matcher(line);
    if (label.matches()) {
      var head = label.group(1);
      var body = label.group(2);
      var lines = new ArrayList<String>();
      for (var part : columns(body) ? List.of(body) : wrapped(body, head.length())) {
        lines.add((lines.isEmpty() ? label(head) : " ".repeat(head.length())) + part);
      }
      return lines;
    }
    return columns(line) ? List.of(line) : Text.wrapAll(line, look.width());
  }

  private String label(String head) {
    return head.strip().equals("Likely:") ? look.yellow(head) : look.dim(head);
  }

  private List<String> wrapped(String body, int indent) {
    return Text.wrap(body, Math.max(20, look.width() - indent), "");
  }

  /** A line of a table (two traces side by side) must stay as it is. */
  private static boolean columns(String line) {
    return line.contains("│") || line.strip().replace(SEPARATOR, "").contains("  ");
  }

  private void compileErrors(Verdict verdict, List<String> lines) {
    var errors = verdict.problems().stream().filter(CompileProblem::error).toList();
    var shown = detail == Detail.VERBOSE ? errors.size() : Math.min(3, errors.size());
    errors.stream().limit(shown).forEach(problem -> problem(problem, look.red("error: "), lines));
    if (errors.isEmpty()) {
      lines.addAll(Text.wrapAll(verdict.details(), look.width()));
    }
    leftOut(errors.size() - shown, "error", lines);
  }

  private void leftOut(int number, String noun, List<String> lines) {
    if (number > 0) {
      lines.add("");
      lines.add(look.dim("%s not shown; %s shows all.".formatted(Text.count(number, noun), more)));
    }
  }

  private void warnings(Verdict verdict, List<String> lines) {
    var warnings = verdict.problems().stream().filter(problem -> !problem.error()).toList();
    var shown = detail == Detail.VERBOSE ? warnings.size() : Math.min(3, warnings.size());
    warnings.stream()
        .limit(shown)
        .forEach(problem -> problem(problem, look.yellow("warning: "), lines));
    leftOut(warnings.size() - shown, "warning", lines);
  }

  private void problem(CompileProblem problem, String kind, List<String> lines) {
    lines.add("");
    var message = problem.message().lines().toList();
    var first = message.isEmpty() ? "" : message.getFirst();
    lines.add(look.underline(places.show(problem.file(), problem.line())) + ": " + kind + first);
    problem.excerpt().lines().forEach(line -> lines.add("    " + line));
    message.stream().skip(1).forEach(lines::add);
  }

  private void ended(Verdict verdict, List<String> lines) {
    lines.add("");
    verdict.details().lines().forEach(line -> lines.addAll(told(line)));
    tests(verdict, lines);
    var shown = detail == Detail.VERBOSE ? Integer.MAX_VALUE : 1;
    verdict.mostTellingFailures().stream()
        .limit(shown)
        .forEach(test -> failure(test, verdict, lines));
    warnings(verdict, lines);
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
