package loopcraft.grader.report;

import java.util.List;
import java.util.Optional;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.run.TestOutcome;
import loopcraft.grader.run.TestOutcome.Status;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;

/**
 * A verdict as a page shows it to its student.
 *
 * @param meaning what it means, where the tests do not say it
 * @param details the grader's words
 * @param tally how many tests ran, and with what result
 * @param failures the tests that failed, those first that say most
 * @param held the tests that held
 * @param notRun the tests that did not run
 * @param problems what the compiler said
 * @param printed what the code printed
 */
record VerdictView(
    String meaning,
    String details,
    String tally,
    List<Failure> failures,
    Optional<Listed> held,
    Optional<Listed> notRun,
    List<Problem> problems,
    Optional<Printed> printed) {

  /**
   * A test that failed.
   *
   * @param open whether its explanation is shown at once: the first one's is
   */
  record Failure(String test, boolean open, Explanation why) {}

  /** Tests of which no more is to be said. */
  record Listed(String title, List<String> tests) {}

  static VerdictView of(Shown shown, CourseExercise exercise) {
    Verdict verdict = shown.verdict();
    List<TestOutcome> failures = verdict.mostTellingFailures();
    return new VerdictView(
        Words.meaning(verdict.kind()),
        // Of a FAIL they name the tests that did not run, and these are listed.
        verdict.kind() == VerdictKind.FAIL ? "" : verdict.details().strip(),
        shown.tally(),
        failures.stream()
            .map(test -> failure(test, test == failures.getFirst(), exercise))
            .toList(),
        listed(verdict, Status.PASSED, "held"),
        // Where none did, it is said why, and that is enough.
        shown.ran() == 0 ? Optional.empty() : listed(verdict, Status.NOT_RUN, "did not run"),
        verdict.problems().stream().map(problem -> Problem.of(problem, exercise)).toList(),
        Printed.of(verdict.output()));
  }

  private static Failure failure(TestOutcome test, boolean first, CourseExercise exercise) {
    return new Failure(
        test.displayName(),
        first,
        test.failure()
            .map(report -> Explanation.of(report, exercise))
            .orElseGet(() -> new Explanation(Optional.empty(), "It failed.", List.of())));
  }

  private static Optional<Listed> listed(Verdict verdict, Status status, String what) {
    List<String> names =
        verdict.tests().stream()
            .filter(test -> test.status() == status)
            .map(TestOutcome::displayName)
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(new Listed(Words.count(names.size(), "test") + " " + what, names));
  }
}
