package loopcraft.grader.run;

import java.util.Optional;

/**
 * What became of one test.
 *
 * @param id the test method's name
 * @param displayName the concept, in plain English
 * @param status what became of it
 * @param failure what went wrong, if it failed or could not run
 * @param twin whether it compares a whole program with its CPython twin
 * @param hidden whether it is a test that students do not have
 * @param part the part of the exercise that it is about; empty if that has none
 */
public record TestOutcome(
    String id,
    String displayName,
    Status status,
    Optional<FailureReport> failure,
    boolean twin,
    boolean hidden,
    String part) {

  /** An outcome of a test that compares no twins, of no part, that everybody has. */
  public TestOutcome(
      String id, String displayName, Status status, Optional<FailureReport> failure) {
    this(id, displayName, status, failure, false, false, "");
  }

  TestOutcome of(ExpectedTests.Expected test) {
    return new TestOutcome(id, displayName, status, failure, test.twin(), hidden, test.part());
  }

  TestOutcome asHidden() {
    return new TestOutcome(id, displayName, status, failure, twin, true, part);
  }

  /** Whether it failed only because it got to code that is still to be written. */
  public boolean isUnwritten() {
    return failure.filter(FailureReport::isUnwritten).isPresent();
  }

  /** What became of a test. */
  public enum Status {
    /** It succeeded. */
    PASSED,
    /** It failed. */
    FAILED,
    /** It was expected, and did not run or did not end. */
    NOT_RUN
  }
}
