package loopcraft.grader.kit;

import java.util.List;
import java.util.Optional;

/**
 * What a report says of a failure.
 *
 * @param text the learner's text; its first line says what was tested, the others are indented
 * @param misconception the wrong idea that the failure looks like
 * @param hang how the test hung, if it did
 * @param thrown the name of the class of what was thrown, if that was no failed check
 * @param frames the frames of the learner's code, the course's code and the tests, innermost first
 */
public record FailureDetails(
    String text,
    Optional<Misconception> misconception,
    Optional<HangKind> hang,
    Optional<String> thrown,
    List<StackTraceElement> frames) {

  /** Reads the details of what a test threw, which may be anything. */
  public static FailureDetails of(Throwable thrown) {
    ConceptFailure failure = ConceptFailure.explaining(thrown);
    return new FailureDetails(
        failure.getMessage(),
        failure.misconception(),
        failure.hang(),
        failure.thrown(),
        List.of(failure.getStackTrace()));
  }
}
