package loopcraft.grader.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier exercise does to a later one's verdict. */
class OwnStackTest {

  private static final String SUBTRACTING =
      """
      package fixture;
      public class Adder {
        public int add(int a, int b) { return a - b; }
        public int zero() { return 0; }
      }
      """;

  @TempDir Path root;
  private FixtureCourse fixture;
  private CourseExercise doubler;
  private Grader grader;

  @BeforeEach
  void open() {
    fixture = FixtureCourse.in(root);
    fixture.adopt(FixtureCourse.DOUBLER);
    var course = fixture.load();
    doubler = course.find("01.2").orElseThrow();
    grader = new Grader(course, GraderOptions.defaults().withArchive(false));
  }

  @AfterEach
  void close() {
    grader.close();
  }

  @Test
  void a_wrong_earlier_exercise_counts_on_the_own_stack_alone() {
    fixture.exercise(FixtureCourse.ADDER, SUBTRACTING);

    assertThat(grade(Stack.ISOLATED).kind()).isEqualTo(VerdictKind.PASS);
    Verdict mine = grade(Stack.MINE);
    assertThat(mine.kind()).isEqualTo(VerdictKind.FAIL);
    assertThat(mine.failures()).extracting(TestOutcome::id).containsExactly("doubles");

    fixture.adopt(FixtureCourse.ADDER);
    assertThat(grade(Stack.MINE).kind()).isEqualTo(VerdictKind.PASS);
  }

  @Test
  void an_earlier_exercise_that_is_not_written_is_named() {
    Verdict mine = grade(Stack.MINE);

    assertThat(mine.kind()).isEqualTo(VerdictKind.FAIL);
    assertThat(mine.details()).contains("01.1").contains("0 of 2 methods written");
  }

  @Test
  void an_earlier_file_that_does_not_compile_counts_on_the_own_stack_alone() {
    fixture.exercise(FixtureCourse.ADDER, "nonsense");

    assertThat(grade(Stack.ISOLATED).kind()).isEqualTo(VerdictKind.PASS);
    Verdict mine = grade(Stack.MINE);
    assertThat(mine.kind()).isEqualTo(VerdictKind.COMPILE_ERROR);
    assertThat(mine.problems().getFirst().file().toString()).endsWith("Adder.java");
  }

  @Test
  void a_deleted_file_is_a_compile_error_that_says_how_to_get_it_back() {
    fixture.delete(FixtureCourse.DOUBLER);

    Verdict verdict = grade(Stack.ISOLATED);

    assertThat(verdict.kind()).isEqualTo(VerdictKind.COMPILE_ERROR);
    assertThat(verdict.problems().getFirst().message()).contains("./learn reset 01.2");
  }

  @Test
  void a_verdict_is_remembered_until_a_file_changes() {
    assertThat(grader.remembered(doubler, Stack.ISOLATED)).isEmpty();
    Verdict verdict = grade(Stack.ISOLATED);

    assertThat(grader.remembered(doubler, Stack.ISOLATED)).contains(verdict);
    assertThat(grader.remembered(doubler, Stack.MINE)).isEmpty();

    fixture.exercise(
        FixtureCourse.DOUBLER,
        "package fixture; class Doubler { int twice(int n) { return 8; } } class Halver {}");
    assertThat(grader.remembered(doubler, Stack.ISOLATED)).isEmpty();
  }

  @Test
  void what_needs_no_running_is_always_known() {
    CourseExercise adder = fixture.load().find("01.1").orElseThrow();

    assertThat(grader.remembered(adder, Stack.ISOLATED).orElseThrow().kind())
        .isEqualTo(VerdictKind.NOT_STARTED);
  }

  private Verdict grade(Stack stack) {
    return grader.grade(doubler, stack, SourceOverride.none());
  }
}
