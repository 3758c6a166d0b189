package loopcraft.grader.run;

/** How grading an exercise ended. */
public enum VerdictKind {
  /** Nothing that the exercise asks for is written yet. */
  NOT_STARTED,
  /** Every expected test succeeded, and the worker said that it was through. */
  PASS,
  /** A test failed. */
  FAIL,
  /** The learner's code does not compile. */
  COMPILE_ERROR,
  /** A file of it could not be taken. */
  REJECTED,
  /** The code uses what the exercise does not need, and was not run. */
  POLICY,
  /** The exercise's time was over before its tests were. */
  TIMEOUT,
  /** The worker ran out of memory. */
  MEMORY,
  /** The code printed more than it may. */
  OUTPUT_LIMIT,
  /** The worker ended before the tests did. */
  INCOMPLETE,
  /** Something else than the grader wrote to the grader's channel. */
  TAMPERED;

  /** Whether the tests came to their end, and it is they who say it. */
  public boolean isOfTests() {
    return this == PASS || this == FAIL;
  }

  /**
   * Whether a person must look before it is taken for what it says: it may be a beginner's mistake,
   * a busy machine, or neither.
   */
  public boolean needsAPerson() {
    return switch (this) {
      case REJECTED, POLICY, TIMEOUT, MEMORY, OUTPUT_LIMIT, INCOMPLETE, TAMPERED -> true;
      case NOT_STARTED, PASS, FAIL, COMPILE_ERROR -> false;
    };
  }
}
