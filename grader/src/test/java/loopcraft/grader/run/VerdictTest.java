package loopcraft.grader.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import loopcraft.grader.Todo.NotWrittenYet;
import loopcraft.grader.kit.ConceptFailure;
import loopcraft.grader.run.FailureReport.Likely;
import loopcraft.grader.run.TestOutcome.Status;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final FailureReport CHECK = report(ConceptFailure.class, false, false);
  private static final FailureReport NAMED = report(ConceptFailure.class, true, false);
  private static final FailureReport CRASH = report(NullPointerException.class, false, false);
  private static final FailureReport HANG = report(ConceptFailure.class, false, true);
  private static final FailureReport UNWRITTEN = report(NotWrittenYet.class, false, false);

  private static FailureReport report(Class<?> error, boolean likely, boolean hang) {
    return new FailureReport(
        "text",
        likely ? Optional.of(new Likely("idea", "an idea")) : Optional.empty(),
        hang ? Optional.of("SPIN") : Optional.empty(),
        error.getName(),
        List.of());
  }

  private static TestOutcome failed(String id, FailureReport report, boolean twin) {
    return new TestOutcome(id, id, Status.FAILED, Optional.of(report), twin, false, "");
  }

  private static TestOutcome failed(String id, FailureReport report) {
    return failed(id, report, false);
  }

  private static List<String> mostTelling(TestOutcome... tests) {
    return new Verdict(
            "01.1",
            Stack.ISOLATED,
            VerdictKind.FAIL,
            List.of(tests),
            "",
            List.of(),
            Optional.empty(),
            "",
            Duration.ZERO)
        .mostTellingFailures().stream().map(TestOutcome::id).toList();
  }

  @Test
  void a_named_misconception_comes_first_and_a_twin_last() {
    assertThat(
            mostTelling(
                failed("twin", NAMED, true), failed("check", CHECK), failed("named", NAMED)))
        .containsExactly("named", "check", "twin");
  }

  @Test
  void a_crash_or_a_hang_hides_nothing_more_specific() {
    assertThat(
            mostTelling(
                failed("unwritten", UNWRITTEN),
                failed("hang", HANG),
                failed("crash", CRASH),
                failed("check", CHECK)))
        .containsExactly("check", "hang", "crash", "unwritten");
  }

  @Test
  void otherwise_they_stay_in_the_order_of_the_test_class() {
    assertThat(mostTelling(failed("b", CHECK), failed("a", CHECK))).containsExactly("b", "a");
  }
}
