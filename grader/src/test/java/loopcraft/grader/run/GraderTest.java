package loopcraft.grader.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts on what a learner may write into the first exercise, and on the reference. */
class GraderTest {

  @TempDir static Path root;
  private static CourseExercise adder;
  private static CourseExercise doubler;
  private static CourseExercise numbers;
  private static Grader grader;

  @BeforeAll
  static void open() {
    Course course = FixtureCourse.in(root).load();
    adder = course.find("01.1").orElseThrow();
    doubler = course.find("01.2").orElseThrow();
    numbers = course.find("01.3").orElseThrow();
    grader = new Grader(course, GraderOptions.defaults().withArchive(false).withSpares(2));
  }

  @AfterAll
  static void close() {
    grader.close();
  }

  @Test
  void the_reference_passes() {
    Verdict verdict = grader.grade(adder, Stack.ISOLATED, SourceOverride.reference());

    assertThat(verdict.kind()).as(verdict.toString()).isEqualTo(VerdictKind.PASS);
    assertThat(verdict.tests())
        .extracting(TestOutcome::id)
        .containsExactly("adds", "adds_nothing", "Zero.is_nothing");
    assertThat(verdict.tests().getFirst().displayName()).isEqualTo("one and two are three");
  }

  @Test
  void all_classes_that_grade_an_exercise_run_in_their_order(@TempDir Path elsewhere) {
    FixtureCourse fixture = FixtureCourse.in(elsewhere);
    fixture.write(
        "src/test/java/fixture/AaaTest.java",
        """
        package fixture;

        import loopcraft.grader.Grades;
        import org.junit.jupiter.api.Test;

        @Grades(value = "01.1", part = 2, points = 7)
        class AaaTest {
          @Test
          void comes_second() {}
        }
        """);
    Course course = fixture.load();
    try (var another = new Grader(course, GraderOptions.defaults().withArchive(false))) {
      Verdict verdict =
          another.grade(
              course.find("01.1").orElseThrow(), Stack.ISOLATED, SourceOverride.reference());

      assertThat(verdict.kind()).as(verdict.toString()).isEqualTo(VerdictKind.PASS);
      assertThat(verdict.tests())
          .extracting(TestOutcome::id)
          .containsExactly("adds", "adds_nothing", "Zero.is_nothing", "comes_second");
    }
  }

  @Test
  void what_workers_start_faster_from_is_there_before_many_are_started(@TempDir Path elsewhere)
      throws IOException {
    Course course = FixtureCourse.in(elsewhere).load();
    try (var another = new Grader(course, GraderOptions.defaults())) {
      another.prepareForMany();

      try (var kept = Files.walk(course.root().resolve(".learn"))) {
        assertThat(kept.map(file -> file.getFileName().toString())).contains("worker.aot");
      }
    }
  }

  @Test
  void a_stub_is_not_started() {
    Verdict verdict = grader.grade(adder);

    assertThat(verdict.kind()).isEqualTo(VerdictKind.NOT_STARTED);
    assertThat(verdict.tests())
        .extracting(TestOutcome::status)
        .containsOnly(TestOutcome.Status.NOT_RUN);
    assertThat(verdict.progress().orElseThrow().methods()).hasSize(2);
  }

  @Test
  void a_part_alone_is_started() {
    Verdict verdict = adding("return a + b;", "throw loopcraft.grader.Todo.todo(\"01.1\");");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
    assertThat(verdict.failures()).extracting(TestOutcome::id).containsExactly("Zero.is_nothing");
    assertThat(verdict.progress().orElseThrow().next()).contains("Adder.zero");
  }

  @Test
  void one_failing_invocation_fails_its_test() {
    Verdict verdict = adding("return a == 20 ? 21 : a + b;");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
    TestOutcome failure = verdict.failures().getFirst();
    assertThat(verdict.failures()).hasSize(1);
    assertThat(failure.id()).isEqualTo("adds_nothing");
    assertThat(failure.displayName()).isEqualTo("nothing added changes nothing");
    assertThat(failure.failure().orElseThrow().text()).contains("20").contains("21");
  }

  @Test
  void a_compile_error_has_its_place() {
    Verdict verdict = adding("return a +;");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.COMPILE_ERROR);
    var problem = verdict.problems().getFirst();
    assertThat(problem.file().toString())
        .endsWith(Path.of("src", "exercise", "java", "fixture", "Adder.java").toString());
    assertThat(problem.line()).isEqualTo(4);
    assertThat(problem.message()).isEqualTo("illegal start of expression");
    assertThat(problem.excerpt()).isEqualTo("    return a +;\n              ^");
  }

  @Test
  void what_the_code_prints_is_in_the_verdict() {
    Verdict verdict = adding("System.out.println(\"adding \" + a); return a + b;");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
    assertThat(verdict.output()).contains("adding 1\n").contains("adding 20\n");
  }

  @Test
  void exit_in_a_method_is_no_pass_and_has_its_place() {
    Verdict verdict = adding("System.exit(0); return a + b;");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.INCOMPLETE);
    assertThat(verdict.details())
        .contains("the test JVM ended before the tests did")
        .contains("Adder.add(Adder.java:4)");
  }

  @Test
  void exit_in_a_static_initialiser_is_no_pass() {
    Verdict verdict = grade("static { System.exit(0); } int add(int a, int b) { return a + b; }");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.INCOMPLETE);
    assertThat(verdict.details()).contains("Adder.java:3");
  }

  @Test
  void halt_is_no_pass() {
    Verdict verdict = adding("Runtime.getRuntime().halt(0); return a + b;");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.INCOMPLETE);
    assertThat(verdict.details()).contains("did your code call System.exit or halt?");
  }

  @Test
  void garbage_on_the_channel_is_noticed() {
    Verdict verdict =
        adding(RAW_OUT + "raw.write(\"1 all tests passed\\n\".getBytes()); return a + b;");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.TAMPERED);
  }

  @Test
  void garbage_after_the_end_is_noticed() {
    Verdict verdict =
        adding(
            "var t = new Thread(() -> { while (true) {"
                + RAW_OUT
                + "try { raw.write('\\n'); } catch (Exception e) { throw new Error(e); } } });"
                + "t.setDaemon(true); t.start(); return a + b;");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.TAMPERED);
  }

  @Test
  void a_flood_of_output_is_stopped() {
    Verdict verdict = adding("while (true) System.out.println(\"and on\");");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.OUTPUT_LIMIT);
    assertThat(verdict.output()).hasSize(CapturedOutput.LIMIT);
  }

  @Test
  void a_flood_of_raw_errors_is_stopped() {
    Verdict verdict =
        adding(
            RAW_OUT.replace("FileDescriptor.out", "FileDescriptor.err")
                + "while (true) raw.write(new byte[9999]);");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.OUTPUT_LIMIT);
  }

  @Test
  void running_out_of_memory_is_told_apart() {
    Verdict verdict = adding("return new byte[1 << 30].length;");

    assertThat(verdict.kind()).as(verdict.toString()).isEqualTo(VerdictKind.MEMORY);
  }

  @Test
  void assuming_the_test_away_is_a_failure() {
    Verdict verdict = adding("throw new org.opentest4j.TestAbortedException(\"not today\");");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
    assertThat(verdict.failures()).hasSize(2);
  }

  @Test
  void closing_system_out_does_no_harm() {
    Verdict verdict =
        adding("if (a == 1 && b == 2) { System.out.close(); System.setOut(null); } return a + b;");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
  }

  @Test
  void a_class_that_the_tests_need_and_the_learner_removed_fails_that_exercise() {
    Verdict verdict =
        grader.grade(
            doubler,
            Stack.ISOLATED,
            SourceOverride.of(
                Map.of(
                    FixtureCourse.DOUBLER,
                    """
                    package fixture;
                    public class Doubler { public int twice(int n) { return n + n; } }
                    """)));

    assertThat(verdict.kind()).as(verdict.toString()).isEqualTo(VerdictKind.FAIL);
    assertThat(verdict.failures()).extracting(TestOutcome::id).containsExactly("halves");
  }

  @Test
  void a_hang_where_no_test_is_running_is_ended_and_has_its_place() {
    Verdict verdict = numbers("while (true) Thread.onSpinWait();");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.TIMEOUT);
    assertThat(verdict.details())
        .startsWith(
            "the tests were not through after 1 s: Numbers.all (Numbers.java:4) runs on and on\n")
        .contains("    at Numbers.all(Numbers.java:4)\n")
        .containsPattern("    at NumbersTest\\.numbers\\(NumbersTest\\.java:\\d+\\)  \\(test\\)");
    assertThat(verdict.details().lines()).hasSizeLessThan(5);
  }

  @Test
  void tests_for_which_no_time_is_left_did_not_run() {
    Verdict verdict = adding("while (true) Thread.onSpinWait();");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
    assertThat(verdict.failures()).extracting(TestOutcome::id).contains("adds");
    var late = verdict.tests().getLast();
    assertThat(late.id()).isEqualTo("Zero.is_nothing");
    assertThat(late.status()).isEqualTo(TestOutcome.Status.NOT_RUN);
    assertThat(late.failure().orElseThrow().hadNoTime()).isTrue();
  }

  @Test
  void a_parameterised_test_without_an_invocation_is_no_pass() {
    assertThat(numbers("return java.util.List.of();").kind()).isEqualTo(VerdictKind.FAIL);
    assertThat(numbers("return java.util.List.of(5);").kind()).isEqualTo(VerdictKind.PASS);
  }

  @Test
  void a_hanging_test_fails_alone() {
    Verdict verdict = adding("while (b == 2) Thread.onSpinWait(); return a + b;");

    assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
    assertThat(verdict.failures()).extracting(TestOutcome::id).containsExactly("adds");
    assertThat(verdict.failures().getFirst().failure().orElseThrow().hang()).contains("SPIN");
  }

  @Test
  void what_a_test_prints_because_the_grader_ends_it_is_not_the_learners() {
    Verdict verdict =
        adding(
            """
            if (b == 2) {
              System.out.println("before");
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                System.out.println("interrupted");
                Thread.sleep(60_000);
              }
            }
            return a + b;\
            """);

    assertThat(verdict.failures().getFirst().failure().orElseThrow().hang()).isPresent();
    assertThat(verdict.output()).contains("before").doesNotContain("interrupted");
  }

  private static final String RAW_OUT =
      "var raw = new java.io.FileOutputStream(java.io.FileDescriptor.out);";

  private static Verdict adding(String body) {
    return adding(body, "return 0;");
  }

  private static Verdict adding(String body, String zero) {
    return grade(
        """
        public int add(int a, int b) throws Exception {
            %s
          }
          public int zero() { %s }\
        """
            .formatted(body, zero));
  }

  private static Verdict numbers(String body) {
    return grader.grade(
        numbers,
        Stack.ISOLATED,
        SourceOverride.of(
            Map.of(
                FixtureCourse.NUMBERS,
                """
                package fixture;
                public class Numbers {
                  static java.util.List<Integer> all() {
                    %s
                  }
                }
                """
                    .formatted(body))));
  }

  private static Verdict grade(String members) {
    return grader.grade(
        adder,
        Stack.ISOLATED,
        SourceOverride.of(
            Map.of(
                FixtureCourse.ADDER,
                "package fixture;\npublic class Adder {\n%s\n}\n".formatted(members))));
  }
}
