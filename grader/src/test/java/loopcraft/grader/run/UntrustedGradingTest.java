package loopcraft.grader.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts on code that nobody trusts. */
@Tag("hostile")
class UntrustedGradingTest {

  @TempDir static Path root;
  private static CourseExercise adder;
  private static CourseExercise doubler;
  private static Grader grader;

  @BeforeAll
  static void open() {
    Course course = FixtureCourse.in(root).load();
    adder = course.find("01.1").orElseThrow();
    doubler = course.find("01.2").orElseThrow();
    grader =
        new Grader(
            course,
            GraderOptions.defaults().withArchive(false).withPrecautions(Precautions.here()));
  }

  @AfterAll
  static void close() {
    grader.close();
  }

  private static Verdict handedIn(String text) {
    return grader.grade(
        adder, Stack.ISOLATED, SourceOverride.handedIn(Map.of(FixtureCourse.ADDER, text)));
  }

  private static String adder(String add, String members) {
    return """
    package fixture;

    public class Adder {
      %s

      public int add(int a, int b) {
        %s
      }

      public int zero() {
        return 0;
      }
    }
    """
        .formatted(members, add);
  }

  @Test
  void whatIsRightPasses() {
    Verdict verdict = handedIn(adder("return a + b;", ""));
    assertThat(verdict.kind()).as(verdict.toString()).isEqualTo(VerdictKind.PASS);
    assertThat(verdict.held()).isEqualTo(3);
  }

  @Test
  void whatIsWrongFailsAtItsTests() {
    Verdict verdict = handedIn(adder("return a - b;", ""));
    assertThat(verdict.kind()).as(verdict.toString()).isEqualTo(VerdictKind.FAIL);
    assertThat(verdict.failures()).extracting(TestOutcome::id).containsExactly("adds");
  }

  @Test
  void itsOwnStackIsWhatWasHandedIn() {
    Map<Path, String> both =
        Map.of(
            FixtureCourse.ADDER,
            adder("return a - b;", ""),
            FixtureCourse.DOUBLER,
            "package fixture; public class Doubler {"
                + " public int twice(int number) { return Given.add(number, number); } }"
                + " final class Halver { int half(int number) { return number / 2; } }");
    assertThat(grader.grade(doubler, Stack.ISOLATED, SourceOverride.handedIn(both)).kind())
        .isEqualTo(VerdictKind.PASS);
    assertThat(grader.grade(doubler, Stack.MINE, SourceOverride.handedIn(both)).kind())
        .isEqualTo(VerdictKind.FAIL);
  }

  @Test
  void whatWasNotHandedInIsMissing() {
    Verdict verdict = grader.grade(adder, Stack.ISOLATED, SourceOverride.handedIn(Map.of()));
    assertThat(verdict.kind()).isEqualTo(VerdictKind.COMPILE_ERROR);
    assertThat(verdict.problems().getFirst().message()).contains("is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(0);",
        "Runtime.getRuntime().halt(0);",
        "Runtime.getRuntime().addShutdownHook(new Thread());",
        "new Throwable().getStackTrace();",
        "System.setOut(null);",
        "try { Class.forName(\"fixture.AdderTest\"); } catch (ClassNotFoundException e) {}",
        "new Thread(() -> {}).start();",
        "try { new ProcessBuilder(\"sh\").start(); } catch (java.io.IOException e) {}",
        "try { java.nio.file.Files.readString(java.nio.file.Path.of(\"x\")); }"
            + " catch (java.io.IOException e) {}",
        "org.junit.jupiter.api.Assumptions.abort();",
        "org.assertj.core.api.Assertions.assertThat(1);",
        "Object test = AdderTest.class;",
      })
  void whatMayNotBeUsedIsNotRun(String hostile) {
    Verdict verdict = handedIn(adder(hostile + " return a + b;", ""));
    assertThat(verdict.kind())
        .as(verdict.toString())
        .isIn(VerdictKind.POLICY, VerdictKind.COMPILE_ERROR);
    assertThat(verdict.held()).isZero();
  }

  @Test
  void aStaticInitializerThatExitsIsNotRun() {
    Verdict verdict = handedIn(adder("return a + b;", "static { System.exit(0); }"));
    assertThat(verdict.kind()).isEqualTo(VerdictKind.POLICY);
    assertThat(verdict.details())
        .startsWith("fixture.Adder uses java.lang.System.exit, in Adder.java:");
  }

  @Test
  void aClassOfAnotherFileIsNotReplaced() {
    Verdict verdict =
        handedIn(
            adder("return a + b;", "")
                + "final class Given { static int add(int a, int b) { return 0; } }");
    assertThat(verdict.kind()).as(verdict.toString()).isEqualTo(VerdictKind.POLICY);
    assertThat(verdict.details()).isEqualTo("fixture.Given is a class of another file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "while (true) {} | FAIL, TIMEOUT",
        "while (true) { try { Thread.sleep(1000); } catch (Throwable again) {} } | FAIL, TIMEOUT",
        "var all = new java.util.ArrayList<byte[]>(); while (true) { all.add(new byte[1 << 24]); }"
            + " | MEMORY",
        "var all = new java.util.ArrayList<Object>(); while (true) {"
            + " all.add(java.nio.ByteBuffer.allocateDirect(1 << 26)); } | FAIL, MEMORY",
        "while (true) { System.out.println(\"all tests passed\".repeat(1000)); } | OUTPUT_LIMIT",
        "throw new Error() { public String getMessage() { while (true) {} } }; | FAIL, TIMEOUT",
        "return add(a, b); | FAIL",
      })
  void whatHarmsItselfGainsNothing(String hostile, String expected) {
    Verdict verdict = handedIn(adder("if (a > -9) { " + hostile + " } return a + b;", ""));
    assertThat(verdict.kind().toString())
        .as(verdict.toString())
        .matches(expected.replace(", ", "|"));
    assertThat(verdict.passed()).isFalse();
  }
}
