package loopcraft.grader.batch;

import loopcraft.grader.run.Verdict;

/** How much of an exercise's points a verdict is worth. */
public enum Credit {
  /** All of them if it is done, else none. */
  ALL_OR_NOTHING {
    @Override
    double share(Verdict verdict) {
      return verdict.passed() ? 1 : 0;
    }
  },

  /** As large a part as of the tests that hold, if the code could be graded to its end. */
  PARTIAL {
    @Override
    double share(Verdict verdict) {
      return verdict.kind().isOfTests() ? (double) verdict.held() / verdict.tests().size() : 0;
    }
  };

  /** From 0 to 1. */
  abstract double share(Verdict verdict);
}
