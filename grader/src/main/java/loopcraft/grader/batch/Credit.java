package loopcraft.grader.batch;

import java.util.List;
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

  /** The points that submissions have on average, without those that could not be graded. */
  public double average(List<GradedSubmission> submissions) {
    return submissions.stream()
        .filter(submission -> submission.rejected().isEmpty())
        .mapToDouble(submission -> submission.points(this))
        .average()
        .orElse(0);
  }
}
