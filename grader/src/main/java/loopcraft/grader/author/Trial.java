package loopcraft.grader.author;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.run.TestOutcome;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;

/**
 * What became of a known answer when it was graded.
 *
 * @param answer the answer
 * @param exercise what it answers; null if there is no such exercise
 * @param verdicts one for each run; none if it could not be put into the solution
 * @param complaints why it is not what its file says; none if all is well
 */
record Trial(
    WrongAnswer answer, CourseExercise exercise, List<Verdict> verdicts, List<String> complaints) {

  private static final int LINES_OF_A_FAILURE = 3;

  Trial {
    verdicts = List.copyOf(verdicts);
    complaints = List.copyOf(complaints);
  }

  /** Judges the runs of an answer. */
  static Trial of(WrongAnswer answer, CourseExercise exercise, List<Verdict> verdicts) {
    var complaints = new ArrayList<String>();
    for (Verdict verdict : verdicts) {
      if (answer.right()) {
        judgeRight(verdict, complaints);
      } else {
        judgeWrong(answer, verdict, complaints);
        judgeNames(answer, List.of(verdict), complaints);
      }
    }
    return new Trial(answer, exercise, verdicts, complaints.stream().distinct().toList());
  }

  /**
   * Judges runs of a wrong answer of which it is known that tests which do not fail in all of them
   * fail by luck. What names the misconception may be among them.
   */
  static Trial ofLuck(WrongAnswer answer, CourseExercise exercise, List<Verdict> verdicts) {
    WrongAnswer lucky = answer.withLuck(failingInSomeRuns(verdicts));
    var complaints = new ArrayList<String>();
    verdicts.forEach(verdict -> judgeWrong(lucky, verdict, complaints));
    judgeNames(lucky, verdicts, complaints);
    return new Trial(lucky, exercise, verdicts, complaints.stream().distinct().toList());
  }

  private static Set<String> failingInSomeRuns(List<Verdict> verdicts) {
    List<Set<String>> runs = verdicts.stream().map(Trial::failing).toList();
    return runs.stream()
        .flatMap(Set::stream)
        .filter(test -> !runs.stream().allMatch(run -> run.contains(test)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** An answer that cannot be graded. */
  static Trial impossible(WrongAnswer answer, CourseExercise exercise, String why) {
    return new Trial(answer, exercise, List.of(), List.of(why));
  }

  private static void judgeRight(Verdict verdict, List<String> complaints) {
    if (verdict.kind() == VerdictKind.PASS) {
      return;
    }
    complaints.add(
        "a right answer must pass, and the verdict is "
            + verdict.kind()
            + reason(verdict)
            + seen(verdict, test -> true));
  }

  private static String seen(Verdict verdict, Predicate<TestOutcome> which) {
    return verdict.failures().stream()
        .filter(which)
        .map(test -> "; " + test.id() + ": " + seen(test))
        .collect(Collectors.joining());
  }

  private static String seen(TestOutcome test) {
    return test.failure().stream()
        .flatMap(failure -> failure.text().strip().lines())
        .limit(LINES_OF_A_FAILURE)
        .collect(Collectors.joining(" "));
  }

  private static void judgeWrong(WrongAnswer answer, Verdict verdict, List<String> complaints) {
    if (verdict.kind() != VerdictKind.FAIL) {
      complaints.add(
          "a wrong answer must compile and fail, and the verdict is "
              + verdict.kind()
              + reason(verdict));
      return;
    }
    Set<String> failing = failing(verdict);
    failing.removeAll(answer.failsByLuck());
    if (answer.fails().isEmpty() || !answer.known().failsLike(failing)) {
      complaints.add(
          "must fail at exactly "
              + named(answer.fails())
              + ", and fails at "
              + named(failing)
              + " (--record rewrites the line)"
              + seen(
                  verdict,
                  test -> failing.contains(test.id()) && !answer.fails().contains(test.id())));
    }
  }

  private static void judgeNames(
      WrongAnswer answer, List<Verdict> verdicts, List<String> complaints) {
    Set<String> slugs = slugs(verdicts);
    if (verdicts.stream().allMatch(verdict -> verdict.kind() == VerdictKind.FAIL)
        && !slugs.contains(answer.name())) {
      complaints.add(
          "no failing test names the misconception "
              + answer.name()
              + ", named are "
              + named(slugs));
    }
  }

  private static String named(Set<String> names) {
    return names.isEmpty() ? "(none)" : String.join(", ", names);
  }

  private static String reason(Verdict verdict) {
    if (!verdict.problems().isEmpty()) {
      var first = verdict.problems().getFirst();
      return " (" + first.file() + ":" + first.line() + ": " + first.message() + ")";
    }
    return verdict.details().isBlank() ? "" : " (" + verdict.details().strip() + ")";
  }

  /** The tests that failed. */
  static Set<String> failing(Verdict verdict) {
    return verdict.failures().stream()
        .map(TestOutcome::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> slugs(List<Verdict> verdicts) {
    return verdicts.stream()
        .flatMap(verdict -> verdict.failures().stream())
        .flatMap(test -> test.failure().stream())
        .flatMap(failure -> failure.likely().stream())
        .map(likely -> likely.slug())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The tests that failed in every run, in the order of the test class; empty if runs differ. */
  List<String> failingInAllRuns() {
    List<List<String>> runs = verdicts.stream().map(this::failingNotByLuck).distinct().toList();
    return runs.size() == 1 ? runs.getFirst() : List.of();
  }

  private List<String> failingNotByLuck(Verdict verdict) {
    return verdict.failures().stream()
        .map(TestOutcome::id)
        .filter(test -> !answer.failsByLuck().contains(test))
        .toList();
  }

  /** Whether all is well. */
  boolean good() {
    return complaints.isEmpty();
  }

  /** The slowest run. */
  Duration slowest() {
    return verdicts.stream().map(Verdict::time).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** A duration to read, such as {@code 0.3 s}. */
  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
