package loopcraft.grader.report;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import loopcraft.grader.run.TestOutcome;
import loopcraft.grader.run.TestOutcome.Status;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;

/**
 * What a student may see of a verdict.
 *
 * @param verdict without the tests that are kept back, and then without what was printed as well:
 *     some of it may be theirs
 * @param keptBack how many tests are kept back
 * @param keptBackHeld how many of these held
 */
record Shown(Verdict verdict, int keptBack, int keptBackHeld) {

  /** Whose details name no tests. */
  private static final Set<VerdictKind> TELLING = Set.of(VerdictKind.REJECTED, VerdictKind.POLICY);

  static Shown of(Verdict verdict, Predicate<TestOutcome> hidden) {
    List<TestOutcome> kept = verdict.tests().stream().filter(hidden).toList();
    if (kept.isEmpty()) {
      return new Shown(verdict, 0, 0);
    }
    long held = kept.stream().filter(test -> test.status() == Status.PASSED).count();
    return new Shown(without(verdict, hidden), kept.size(), Math.toIntExact(held));
  }

  private static Verdict without(Verdict verdict, Predicate<TestOutcome> hidden) {
    return new Verdict(
        verdict.exercise(),
        verdict.stack(),
        verdict.kind(),
        verdict.tests().stream().filter(hidden.negate()).toList(),
        // Of the others, some name tests.
        TELLING.contains(verdict.kind()) ? verdict.details() : "",
        verdict.problems(),
        verdict.progress(),
        "",
        verdict.time());
  }

  /** How many of the tests that are shown were run to their end. */
  long ran() {
    return verdict.tests().stream().filter(test -> test.status() != Status.NOT_RUN).count();
  }

  /** Says how many tests ran, and with what result; empty if none did. */
  String tally() {
    if (ran() == 0) {
      return "";
    }
    String open =
        "%s of %s ran, %d held."
            .formatted(ran(), Words.count(verdict.tests().size(), "test"), verdict.held());
    return keptBack == 0
        ? open
        : open
            + " Of %s more, which your instructor does not show, %d held."
                .formatted(keptBack, keptBackHeld);
  }
}
