package loopcraft.grader.report;

import loopcraft.grader.batch.Credit;
import loopcraft.grader.batch.Sandbox;
import loopcraft.grader.run.VerdictKind;

/** What grading words mean, said to a student. */
final class Words {

  private Words() {}

  /** What a verdict means for whoever wrote the code; empty where the tests say all. */
  static String meaning(VerdictKind kind) {
    return switch (kind) {
      case PASS, FAIL -> "";
      case NOT_STARTED -> "The file is as it was given out: nothing is written in it yet.";
      case COMPILE_ERROR ->
          "The compiler did not accept the code, so no test could run. Its words are below.";
      case REJECTED ->
          "A file of this exercise could not be taken, so nothing was run. What is wrong with it is"
              + " told below and above: mend that, and hand in again. A person looks at it.";
      case POLICY ->
          "The code uses something that this exercise does not need, and was not run. There may be"
              + " a good reason for it, so a person looks at it.";
      case TIMEOUT ->
          "The tests were not through in their time. That may be an endless loop, and it may be a"
              + " busy machine, so a person looks at it.";
      case MEMORY -> "The memory was used up before the tests were through. A person looks at it.";
      case OUTPUT_LIMIT ->
          "The code printed more than can be kept: often a print in a loop. A person looks at it.";
      case INCOMPLETE ->
          "The program ended before its tests did. Somebody who calls System.exit does that, too. A"
              + " person looks at it.";
      case TAMPERED ->
          "Something was written where only the grader writes, so its results could not be used."
              + " That need not be meant. A person looks at it.";
    };
  }

  /** How points are given. */
  static String rule(Credit credit) {
    return switch (credit) {
      case ALL_OR_NOTHING ->
          "An exercise gives its points when all of its tests hold, and none before that.";
      case PARTIAL ->
          "An exercise gives as large a part of its points as of its tests hold, provided that they"
              + " could all be run.";
    };
  }

  /** How it was run. */
  static String sandbox(Sandbox sandbox) {
    return sandbox.tight()
        ? "In a box: " + sandbox.description() + "."
        : "NOT SANDBOXED: " + sandbox.description().replaceFirst("^not sandboxed: ", "") + ".";
  }

  /** {@code 1 test}, {@code 2 tests}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
