package loopcraft.grader.run;

import java.util.List;
import java.util.Optional;
import loopcraft.grader.Todo.NotWrittenYet;
import loopcraft.grader.kit.ConceptFailure;
import loopcraft.grader.kit.HangKind;

/**
 * What a failed test tells the learner.
 *
 * @param text ready to print, of several lines, without the display name
 * @param likely the misconception that the failure suggests
 * @param hang the name of a {@link HangKind}, if it was a hang
 * @param error the class name of what was thrown; that of {@link ConceptFailure}, if a check failed
 * @param frames the learner's and the test's frames, innermost first
 */
public record FailureReport(
    String text, Optional<Likely> likely, Optional<String> hang, String error, List<Frame> frames) {

  private static final String SKIPPED = "skipped";

  /** Copies the list. */
  public FailureReport {
    frames = List.copyOf(frames);
  }

  static FailureReport skipped(String reason) {
    return new FailureReport(
        "skipped: " + reason, Optional.empty(), Optional.empty(), SKIPPED, List.of());
  }

  boolean wasSkipped() {
    return error.equals(SKIPPED);
  }

  /** Whether the test was not begun, because earlier ones used up the time. */
  public boolean hadNoTime() {
    return hang.filter(HangKind.NO_TIME_LEFT.name()::equals).isPresent();
  }

  /** Whether a check of the test failed, and not the code that was to be checked. */
  boolean isCheck() {
    return hang.isEmpty() && error.equals(ConceptFailure.class.getName());
  }

  /** Whether the test got to a part that is still to be written. */
  boolean isUnwritten() {
    return error.equals(NotWrittenYet.class.getName());
  }

  /**
   * A misconception.
   *
   * @param slug the name of the wrong answer that it is named for
   * @param text in the learner's words
   */
  public record Likely(String slug, String text) {}

  /**
   * A place in the learner's code or in the test.
   *
   * @param className the class
   * @param method the method
   * @param file the source file's name
   * @param line from 1; 0 or less where it is not known
   */
  public record Frame(String className, String method, String file, int line) {}
}
