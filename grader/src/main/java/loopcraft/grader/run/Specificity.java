package loopcraft.grader.run;

import java.util.Comparator;

/**
 * How much a failed test says about what is wrong: the most specific one is the one to read first.
 */
enum Specificity {
  /** It names a wrong idea. */
  NAMES_A_MISCONCEPTION,
  /** It says what was expected and what was seen. */
  CHECKED,
  /** The code that it was to check threw something or did not end. */
  BROKE_OFF,
  /** It got to a part that is still to be written. */
  UNWRITTEN;

  /** Whole programs last: what is wrong with them is what is wrong with their parts. */
  static final Comparator<TestOutcome> ORDER =
      Comparator.comparing(TestOutcome::twin).thenComparing(Specificity::of);

  private static Specificity of(TestOutcome test) {
    if (test.isUnwritten()) {
      return UNWRITTEN;
    }
    return test.failure()
        .map(
            report -> {
              if (report.likely().isPresent()) {
                return NAMES_A_MISCONCEPTION;
              }
              return report.isCheck() ? CHECKED : BROKE_OFF;
            })
        .orElse(BROKE_OFF);
  }
}
