package loopcraft.grader.compare;

/**
 * What came out for one model.
 *
 * @param <T> what was measured
 */
public sealed interface Outcome<T> {

  /** It was measured. */
  record Measured<T>(T value) implements Outcome<T> {}

  /** It went wrong. */
  record Failed<T>(String reason) implements Outcome<T> {}

  /** It is not here, or makes no sense. */
  record Skipped<T>(String reason) implements Outcome<T> {}
}
