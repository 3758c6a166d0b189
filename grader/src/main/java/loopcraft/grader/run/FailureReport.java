package loopcraft.grader.run;

import java.util.List;
import java.util.Optional;

/**
 * What a failed test tells the learner.
 *
 * @param text ready to print, of several lines, without the display name
 * @param likely the misconception that the failure suggests
 * @param hang {@code SPIN}, {@code WAITING}, {@code DEADLOCK} or {@code LEAKED_THREAD}, if it was a
 *     hang
 * @param error the class name of what was thrown
 * @param frames the learner's and the test's frames, innermost first
 */
public record FailureReport(
    String text, Optional<Likely> likely, Optional<String> hang, String error, List<Frame> frames) {

  /** Copies the list. */
  public FailureReport {
    frames = List.copyOf(frames);
  }

  FailureReport(String text, String error) {
    this(text, Optional.empty(), Optional.empty(), error, List.of());
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
