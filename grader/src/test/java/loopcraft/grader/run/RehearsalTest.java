package loopcraft.grader.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that have run the reference before they run the learner's code. */
class RehearsalTest {

  private static final String ADDER =
      """
      package fixture;

      import loopcraft.grader.Exercise;

      @Exercise("01.1")
      public class Adder {
        public int add(int a, int b) {
          %s
          return a + b;
        }

        public int zero() {
          return 0;
        }
      }
      """;

  @TempDir Path root;
  private Course course;

  @Test
  void the_reference_runs_ahead_and_nobody_sees_what_it_prints() {
    try (var grader =
        grader(
            """
            System.setProperty("rehearsed", "yes");
            System.out.println("the reference adds");
            """)) {
      String learner = "System.out.println(\"rehearsed: \" + System.getProperty(\"rehearsed\"));";

      Verdict first = grade(grader, learner);
      Verdict second = grade(grader, learner);

      assertThat(first.output()).contains("rehearsed: null");
      assertThat(second.kind()).isEqualTo(VerdictKind.PASS);
      assertThat(second.output()).contains("rehearsed: yes").doesNotContain("the reference");
    }
  }

  @Test
  void a_wrong_answer_fails_after_a_rehearsal_too() {
    try (var grader = grader("")) {
      grade(grader, "");

      Verdict verdict = grade(grader, "if (a == 20) return 21;");

      assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
      assertThat(verdict.failures()).extracting(TestOutcome::id).containsExactly("adds_nothing");
    }
  }

  @Test
  void a_rehearsal_that_fails_is_not_held_against_the_learner() {
    try (var grader = grader("if (true) throw new AssertionError(\"broken\");")) {
      grade(grader, "");

      assertThat(grade(grader, "").kind()).isEqualTo(VerdictKind.PASS);
    }
  }

  @Test
  void output_of_a_rehearsal_does_not_count_against_the_limit_of_the_learner() {
    try (var grader = grader("System.out.print(\"x\".repeat(%d));".formatted(200_000))) {
      grade(grader, "");

      Verdict verdict = grade(grader, "System.out.print(\"y\".repeat(%d));".formatted(200_000));

      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
      assertThat(verdict.output()).startsWith("y");
    }
  }

  private Grader grader(String reference) {
    var fixture = FixtureCourse.in(root);
    fixture.write("src/solution/java/fixture/Adder.java", ADDER.formatted(reference));
    course = fixture.load();
    return new Grader(course, GraderOptions.defaults().withArchive(false).withRehearsal());
  }

  private Verdict grade(Grader grader, String before) {
    return grader.grade(
        course.find("01.1").orElseThrow(),
        Stack.ISOLATED,
        SourceOverride.of(Map.of(FixtureCourse.ADDER, ADDER.formatted(before))));
  }
}
