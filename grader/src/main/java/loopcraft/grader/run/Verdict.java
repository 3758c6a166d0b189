package loopcraft.grader.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import loopcraft.grader.build.CompileProblem;
import loopcraft.grader.isolation.Progress;

/**
 * What grading an exercise found.
 *
 * @param exercise the exercise's id
 * @param stack what it ran on
 * @param kind how it ended
 * @param tests every expected test, in the order of the test class's source
 * @param details for every kind except PASS and FAIL: why, ready to print; else empty
 * @param problems the compiler's errors, first error first, and its warnings after them
 * @param progress how much is written, where it could be read
 * @param output what the code printed
 * @param time from the call to the verdict
 */
public record Verdict(
    String exercise,
    Stack stack,
    VerdictKind kind,
    List<TestOutcome> tests,
    String details,
    List<CompileProblem> problems,
    Optional<Progress> progress,
    String output,
    Duration time) {

  /** Copies the lists. */
  public Verdict {
    tests = List.copyOf(tests);
    problems = List.copyOf(problems);
  }

  /** Whether the exercise is done. */
  public boolean passed() {
    return kind == VerdictKind.PASS;
  }

  /** Whether another run of the same came to the same, test by test. */
  boolean agreesWith(Verdict other) {
    return kind == other.kind && statuses().equals(other.statuses());
  }

  private Map<String, TestOutcome.Status> statuses() {
    return tests.stream()
        .collect(Collectors.toMap(TestOutcome::id, TestOutcome::status, (first, _) -> first));
  }

  /** How many tests held. */
  public int held() {
    return (int) tests.stream().filter(test -> test.status() == TestOutcome.Status.PASSED).count();
  }

  /** How it ended, in a few words. */
  public String headline() {
    return switch (kind) {
      case NOT_STARTED -> "not started";
      case PASS -> "done";
      case FAIL -> "%d of %d hold".formatted(held(), tests.size());
      case COMPILE_ERROR -> "does not compile";
      case REJECTED -> "a file could not be taken";
      case POLICY -> "was not run";
      case TIMEOUT -> "took too long";
      case MEMORY -> "ran out of memory";
      case OUTPUT_LIMIT -> "printed too much";
      case INCOMPLETE -> "ended before its tests did";
      case TAMPERED -> "not graded";
    };
  }

  /** The tests that failed. */
  public List<TestOutcome> failures() {
    return tests.stream().filter(test -> test.status() == TestOutcome.Status.FAILED).toList();
  }

  /** The tests that failed, those first that say most about what is wrong. */
  public List<TestOutcome> mostTellingFailures() {
    return failures().stream().sorted(Specificity.ORDER).toList();
  }
}
