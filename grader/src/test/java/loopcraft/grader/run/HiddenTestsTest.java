package loopcraft.grader.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseException;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that an instructor adds to those that students have. */
class HiddenTestsTest {

  private static final String KNOWS_THE_TESTS =
      """
      package fixture;

      public class Adder {
        public int add(int a, int b) {
          return b == 0 ? a : 3;
        }

        public int zero() {
          return 0;
        }
      }
      """;

  @TempDir Path directory;
  private Path root;
  private Path hidden;

  @BeforeEach
  void makeCourse() {
    root = directory.resolve("course");
    FixtureCourse.in(root);
    hidden = directory.resolve("my tests");
  }

  private void hide(String name, String method, String body) throws IOException {
    Path file = hidden.resolve("01-fixture/src/test/java/fixture").resolve(name + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        package fixture;

        import static org.assertj.core.api.Assertions.assertThat;

        import loopcraft.grader.Grades;
        import org.junit.jupiter.api.Test;

        @Grades(value = "01.1", part = 2, points = 7)
        class %s {
          @Test
          void %s() {
            %s
          }
        }
        """
            .formatted(name, method, body));
  }

  private Verdict graded(Course course, String adder) {
    try (var grader =
        new Grader(course, GraderOptions.defaults().withSpares(0).withArchive(false))) {
      CourseExercise exercise = course.find("01.1").orElseThrow();
      return grader.grade(
          exercise, Stack.ISOLATED, SourceOverride.of(Map.of(FixtureCourse.ADDER, adder)));
    }
  }

  @Test
  void theyFindWhoOnlyKnowsTheOthers() throws Exception {
    assertThat(graded(Course.load(root), KNOWS_THE_TESTS).passed()).isTrue();
    hide("MoreTest", "adds_more", "assertThat(new Adder().add(20, 30)).isEqualTo(50);");
    Verdict verdict = graded(Course.withHiddenTests(root, hidden), KNOWS_THE_TESTS);
    assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
    assertThat(verdict.failures()).extracting(TestOutcome::id).containsExactly("adds_more");
    assertThat(verdict.tests())
        .filteredOn(TestOutcome::hidden)
        .extracting(TestOutcome::id)
        .containsExactly("adds_more");
  }

  @Test
  void theyHavePointsOfTheirOwn() throws Exception {
    hide("MoreTest", "adds_more", "");
    assertThat(Course.load(root).find("01.1").orElseThrow().points()).isEqualTo(10);
    assertThat(Course.withHiddenTests(root, hidden).find("01.1").orElseThrow().points())
        .isEqualTo(17);
  }

  @Test
  void theyAreHiddenAlsoWhereNothingRan() throws Exception {
    hide("MoreTest", "adds_more", "");
    Verdict verdict = graded(Course.withHiddenTests(root, hidden), "nonsense");
    assertThat(verdict.kind()).isEqualTo(VerdictKind.COMPILE_ERROR);
    assertThat(verdict.tests()).filteredOn(TestOutcome::hidden).hasSize(1);
  }

  @Test
  void aFolderWithoutAnyIsAMistake() throws IOException {
    Files.createDirectories(hidden.resolve("src/test/java"));
    assertThatThrownBy(() -> Course.withHiddenTests(root, hidden))
        .isInstanceOf(CourseException.class)
        .hasMessageContaining("there are no tests with @Grades")
        .hasMessageContaining("01-fixture");
  }

  @Test
  void oneOfAnExerciseThatThereIsNotIsAMistake() throws Exception {
    hide("MoreTest", "adds_more", "");
    Path file = hidden.resolve("01-fixture/src/test/java/fixture/MoreTest.java");
    Files.writeString(file, Files.readString(file).replace("01.1", "01.11"));
    assertThatThrownBy(() -> Course.withHiddenTests(root, hidden))
        .isInstanceOf(CourseException.class)
        .hasMessageContaining("exercise 01.11, which there is not");
  }

  @Test
  void oneThatHasTheNameOfAnotherIsAMistakeThatIsToldFirst() throws Exception {
    hide("MoreTest", "adds", "");
    assertThatThrownBy(() -> prepared(Course.withHiddenTests(root, hidden)))
        .isInstanceOf(CourseException.class)
        .hasMessageContaining("two tests of exercise 01.1 have the name adds");
  }

  @Test
  void oneThatDoesNotCompileIsAMistakeThatIsToldFirst() throws Exception {
    hide("MoreTest", "adds_more", "nonsense;");
    assertThatThrownBy(() -> prepared(Course.withHiddenTests(root, hidden)))
        .isInstanceOf(CourseException.class)
        .hasMessageContaining("MoreTest.java");
  }

  @Test
  void otherTestsHaveAnotherKey() throws Exception {
    List<String> without = prepared(Course.load(root));
    hide("MoreTest", "adds_more", "");
    List<String> first = prepared(Course.withHiddenTests(root, hidden));
    hide("MoreTest", "adds_much_more", "");
    List<String> second = prepared(Course.withHiddenTests(root, hidden));
    assertThat(List.of(without, first, second)).doesNotHaveDuplicates();
  }

  private static List<String> prepared(Course course) {
    try (var grader =
        new Grader(course, GraderOptions.defaults().withSpares(0).withArchive(false))) {
      return course.modules().stream().map(grader::prepare).toList();
    }
  }
}
