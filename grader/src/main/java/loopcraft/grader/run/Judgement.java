package loopcraft.grader.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a worker's report means. It fails closed: PASS takes every expected test, once each, and the
 * worker's word that it was through.
 */
record Judgement(VerdictKind kind, List<TestOutcome> tests, String details, String output) {

  private static final int ERROR_LINES = 10;

  static Judgement of(VerdictKind kind) {
    return new Judgement(kind, List.of(), "", "");
  }

  static Judgement of(
      List<ExpectedTests.Expected> expected, WorkerProcess.Report report, int seconds) {
    Map<String, TestOutcome> arrived = new LinkedHashMap<>();
    List<String> twice = new ArrayList<>();
    for (TestOutcome outcome : report.outcomes()) {
      if (arrived.putIfAbsent(outcome.id(), outcome) != null) {
        twice.add(outcome.id());
      }
    }
    List<TestOutcome> tests = new ArrayList<>();
    for (ExpectedTests.Expected test : expected) {
      TestOutcome outcome = arrived.remove(test.id());
      tests.add(outcome == null ? notRun(test) : outcome.of(test));
    }
    // What nobody expected is shown if it failed: a class that failed as a whole, for one.
    arrived.values().stream()
        .filter(outcome -> outcome.status() != TestOutcome.Status.PASSED)
        .forEach(tests::add);
    var judgement = ending(report, tests, seconds);
    if (judgement.kind() == VerdictKind.PASS && (expected.isEmpty() || !twice.isEmpty())) {
      return new Judgement(
          VerdictKind.INCOMPLETE,
          tests,
          expected.isEmpty()
              ? "the test class has no tests"
              : "tests were reported twice: " + String.join(", ", twice),
          report.output());
    }
    return judgement;
  }

  static TestOutcome notRun(ExpectedTests.Expected test) {
    return new TestOutcome(
        test.id(),
        test.displayName(),
        TestOutcome.Status.NOT_RUN,
        Optional.empty(),
        test.twin(),
        false,
        test.part());
  }

  Judgement with(String moreDetails) {
    String all = details.isEmpty() ? moreDetails : details + "\n" + moreDetails;
    return new Judgement(kind, tests, all, output);
  }

  private static Judgement ending(
      WorkerProcess.Report report, List<TestOutcome> tests, int seconds) {
    String text = report.text();
    return switch (report.ending()) {
      case COMPLETE -> complete(report, tests);
      case TIMEOUT ->
          of(
              VerdictKind.TIMEOUT,
              tests,
              "the tests were not through after %d s: %s".formatted(seconds, text),
              report);
      case KILLED ->
          of(
              VerdictKind.TIMEOUT,
              tests,
              "the tests were not through after %d s, and the test JVM did not answer any more"
                  .formatted(seconds),
              report);
      case OUTPUT_LIMIT ->
          of(
              VerdictKind.OUTPUT_LIMIT,
              tests,
              "your code printed more than %d KiB; does it print in a loop?"
                  .formatted(CapturedOutput.LIMIT / 1024),
              report);
      case MEMORY ->
          of(
              VerdictKind.MEMORY,
              tests,
              "the test JVM ran out of memory (it has %d MiB); does a collection grow for ever?"
                  .formatted(WorkerJvm.HEAP_MEGABYTES),
              report);
      case EXIT ->
          of(
              VerdictKind.INCOMPLETE,
              tests,
              "the test JVM ended before the tests did: "
                  + (text.isEmpty()
                      ? "did your code call System.exit?"
                      : "System.exit was called " + text),
              report);
      case SILENT, NEVER_READY ->
          of(
              VerdictKind.INCOMPLETE,
              tests,
              "the test JVM ended before the tests did: did your code call System.exit or halt?"
                  + (text.isEmpty() ? "" : "\n" + firstLines(text)),
              report);
      case ERROR ->
          of(VerdictKind.INCOMPLETE, tests, "the tests could not be run: " + text, report);
      case TAMPERED ->
          of(
              VerdictKind.TAMPERED,
              tests,
              "something else than the grader wrote to the grader's channel; print with System.out",
              report);
    };
  }

  private static Judgement complete(WorkerProcess.Report report, List<TestOutcome> tests) {
    if (tests.stream().anyMatch(Judgement::ranOutOfMemory)
        && tests.stream().noneMatch(Judgement::knowsWhy)) {
      return of(
          VerdictKind.MEMORY,
          tests,
          "a test ran out of memory; does your code ask for more than it needs?",
          report);
    }
    List<TestOutcome> notRun =
        tests.stream().filter(test -> test.status() == TestOutcome.Status.NOT_RUN).toList();
    boolean allPassed = tests.stream().allMatch(test -> test.status() == TestOutcome.Status.PASSED);
    return of(
        allPassed ? VerdictKind.PASS : VerdictKind.FAIL,
        tests,
        notRun.isEmpty()
            ? ""
            : "did not run: "
                + notRun.stream().map(TestOutcome::displayName).collect(Collectors.joining(", ")),
        report);
  }

  private static boolean ranOutOfMemory(TestOutcome test) {
    return test.failure()
        .filter(failure -> failure.error().equals(OutOfMemoryError.class.getName()))
        .isPresent();
  }

  /** A misconception tells a learner more than that memory ran out because of it. */
  private static boolean knowsWhy(TestOutcome test) {
    return test.failure().flatMap(FailureReport::likely).isPresent();
  }

  private static Judgement of(
      VerdictKind kind, List<TestOutcome> tests, String details, WorkerProcess.Report report) {
    return new Judgement(kind, tests, details, report.output());
  }

  private static String firstLines(String text) {
    return text.lines().limit(ERROR_LINES).collect(Collectors.joining("\n"));
  }
}
