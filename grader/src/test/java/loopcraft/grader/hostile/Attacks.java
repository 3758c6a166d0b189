package loopcraft.grader.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import loopcraft.grader.run.Grader;
import loopcraft.grader.run.TestOutcome;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Grades what is hostile in three ways: all of it with all precautions, what the scan refuses also
 * without the scan, and what only the box keeps from something also without a box. With the system
 * property {@code hostile=all} everything is graded in all three.
 */
@Tag("hostile")
@ExtendWith(Arena.Provider.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Attacks {

  private static final boolean ALL = "all".equals(System.getProperty("hostile"));

  abstract Stream<Attack> attacks();

  @ParameterizedTest
  @MethodSource("attacks")
  @DisplayName("with all precautions")
  void withAllPrecautions(Attack attack, Arena arena) throws Exception {
    holds(attack, arena, arena.scanning(), attack.scanned());
  }

  @ParameterizedTest
  @MethodSource("attacks")
  @DisplayName("in the box, if the scan had missed it")
  void inTheBox(Attack attack, Arena arena) throws Exception {
    assumeTrue(arena.box().isTight(), arena.box().description());
    assumeFalse(attack.boxed().isEmpty(), "never gets there");
    assumeTrue(
        ALL || !attack.boxed().equals(attack.scanned()), "the scan lets it pass, it has been run");
    holds(attack, arena, arena.boxing(), attack.boxed());
  }

  @ParameterizedTest
  @MethodSource("attacks")
  @DisplayName("without a box, if the scan had missed it")
  void withoutABox(Attack attack, Arena arena) throws Exception {
    assumeFalse(attack.unboxed().isEmpty(), "never gets there");
    assumeTrue(
        ALL || !arena.box().isTight() || !attack.unboxed().equals(attack.boxed()),
        "comes to the same as in the box");
    holds(attack, arena, arena.bare(), attack.unboxed());
  }

  private static void holds(Attack attack, Arena arena, Grader grader, Set<VerdictKind> expected)
      throws Exception {
    List<String> before = arena.files();
    Set<ProcessHandle> running = Arena.processes();
    Verdict verdict = arena.grade(grader, attack);
    assertThat(verdict.kind()).as(verdict.toString()).isIn(expected);
    if (!expected.contains(VerdictKind.PASS)) {
      assertThat(verdict.tests())
          .as("what is not earned")
          .filteredOn(test -> test.id().equals(attack.unearned()))
          .extracting(TestOutcome::status)
          .doesNotContain(TestOutcome.Status.PASSED);
    }
    for (ProcessHandle started : Arena.processes()) {
      if (!running.contains(started)) {
        started.onExit().get(1, TimeUnit.MINUTES);
      }
    }
    assertThat(arena.files()).as("the course's files").isEqualTo(before);
  }
}
