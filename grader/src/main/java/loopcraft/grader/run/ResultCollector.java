package loopcraft.grader.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import loopcraft.grader.kit.ConceptFailure;
import loopcraft.grader.kit.FailureDetails;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Turns what JUnit tells into one outcome for each test method: a parameterised one succeeds if at
 * least one invocation ran and none failed.
 */
final class ResultCollector implements TestExecutionListener {

  private static final int LONGEST_TEXT = 50_000;

  private final Consumer<TestOutcome> sink;
  private final Map<String, FailureReport> failures = new HashMap<>();
  private final Set<String> ran = new HashSet<>();
  private TestPlan plan;

  ResultCollector(Consumer<TestOutcome> sink) {
    this.sink = sink;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan testPlan) {
    plan = testPlan;
  }

  @Override
  public synchronized void executionSkipped(TestIdentifier identifier, String reason) {
    var report = FailureReport.skipped(reason);
    TestNames.method(plan, identifier)
        .ifPresentOrElse(
            method -> {
              failures.putIfAbsent(TestNames.id(method), report);
              if (method.equals(identifier)) {
                report(method);
              }
            },
            () -> failWhole(identifier, report));
  }

  @Override
  public synchronized void executionFinished(
      TestIdentifier identifier, TestExecutionResult result) {
    // Aborted is a failure too: learner code could throw what JUnit takes for "does not apply".
    Optional<FailureReport> failure =
        result.getStatus() == TestExecutionResult.Status.SUCCESSFUL
            ? Optional.empty()
            : Optional.of(report(result));
    Optional<TestIdentifier> method = TestNames.method(plan, identifier);
    if (method.isEmpty()) {
      failure.ifPresent(report -> failWhole(identifier, report));
      return;
    }
    String id = TestNames.id(method.get());
    failure.ifPresent(report -> failures.putIfAbsent(id, report));
    if (identifier.isTest()) {
      ran.add(id);
    }
    if (method.get().equals(identifier)) {
      report(identifier);
    }
  }

  private void report(TestIdentifier method) {
    String id = TestNames.id(method);
    Optional<FailureReport> failure = Optional.ofNullable(failures.get(id));
    sink.accept(new TestOutcome(id, method.getDisplayName(), status(id, failure), failure));
  }

  private TestOutcome.Status status(String id, Optional<FailureReport> failure) {
    if (failure.isEmpty()) {
      return ran.contains(id) ? TestOutcome.Status.PASSED : TestOutcome.Status.NOT_RUN;
    }
    return failure.get().hadNoTime() || !ran.contains(id) && failure.get().wasSkipped()
        ? TestOutcome.Status.NOT_RUN
        : TestOutcome.Status.FAILED;
  }

  /** A class, or everything, failed outside of its tests; it counts as a failed test of its own. */
  private void failWhole(TestIdentifier container, FailureReport report) {
    String name = container.getLegacyReportingName();
    sink.accept(
        new TestOutcome(
            name.substring(name.lastIndexOf('.') + 1),
            container.getDisplayName(),
            TestOutcome.Status.FAILED,
            Optional.of(report)));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }

  private static FailureReport report(TestExecutionResult result) {
    Throwable thrown =
        result.getThrowable().orElseGet(() -> new IllegalStateException("failed without a cause"));
    FailureDetails details = FailureDetails.of(thrown);
    List<FailureReport.Frame> frames =
        details.frames().stream()
            .map(
                frame ->
                    new FailureReport.Frame(
                        frame.getClassName(),
                        frame.getMethodName(),
                        Optional.ofNullable(frame.getFileName()).orElse(""),
                        frame.getLineNumber()))
            .toList();
    return new FailureReport(
        shortened(details.text()),
        details.misconception().map(m -> new FailureReport.Likely(m.slug(), m.text())),
        details.hang().map(Enum::name),
        details.thrown().orElseGet(ConceptFailure.class::getName),
        frames);
  }
}
