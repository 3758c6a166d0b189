package loopcraft.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import loopcraft.grader.Todo.NotWrittenYet;
import loopcraft.grader.build.CompileProblem;
import loopcraft.grader.cli.VerdictRenderer.Detail;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.FixtureCourse;
import loopcraft.grader.isolation.Progress;
import loopcraft.grader.isolation.Progress.Method;
import loopcraft.grader.run.FailureReport;
import loopcraft.grader.run.FailureReport.Frame;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.TestOutcome;
import loopcraft.grader.run.TestOutcome.Status;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictRendererTest {

  private static final String ESCAPE = "\u001b";

  private static final FailureReport UNWRITTEN =
      new FailureReport(
          "to be written",
          Optional.empty(),
          Optional.empty(),
          NotWrittenYet.class.getName(),
          List.of(new Frame("tiny.Links", "<init>", "Links.java", 3)));

  @TempDir Path root;
  private Course course;
  private CourseExercise exercise;

  @BeforeEach
  void load() {
    course = FixtureCourse.in(root).load();
    exercise = course.find("01.1").orElseThrow();
  }

  private String render(VerdictKind kind, Look look, Detail detail) {
    return render(FakeGrading.verdict(exercise, Stack.ISOLATED, kind), look, detail);
  }

  private String render(Verdict verdict, Look look, Detail detail) {
    return String.join(
        "\n",
        new VerdictRenderer(new Places(course, root), look, detail)
            .render(verdict, exercise, course.find("01.2")));
  }

  private Verdict failing(FailureReport report, Optional<Progress> progress) {
    return new Verdict(
        "01.1",
        Stack.ISOLATED,
        VerdictKind.FAIL,
        List.of(new TestOutcome("test", "a concept", Status.FAILED, Optional.of(report))),
        "",
        List.of(),
        progress,
        "",
        Duration.ZERO);
  }

  private static FailureReport report(String text, Frame... frames) {
    return new FailureReport(text, Optional.empty(), Optional.empty(), "Error", List.of(frames));
  }

  @Test
  void the_first_failure_is_told_in_full_and_the_others_in_a_line() {
    var seen = render(VerdictKind.FAIL, Look.plain(200), Detail.NORMAL);

    assertThat(seen)
        .contains("✓ the first concept")
        .contains("✗ the second concept\n")
        .contains("✗ the third concept\n")
        .containsOnlyOnce("expected: one")
        .contains("1 failure not shown; --verbose shows all.");
    assertThat(render(VerdictKind.FAIL, Look.plain(200), Detail.VERBOSE).split("expected: one"))
        .hasSize(3);
    assertThat(render(VerdictKind.FAIL, Look.plain(200), Detail.BRIEF))
        .contains("✓ 1 test passed")
        .doesNotContain("the first concept");
  }

  @Test
  void lines_keep_to_the_width_and_labelled_ones_to_their_column() {
    var seen = render(VerdictKind.FAIL, Look.plain(50), Detail.NORMAL);

    assertThat(seen.lines()).allMatch(line -> line.length() <= 50);
    assertThat(seen).containsPattern("  Likely:   you counted .*\n            \\S");
  }

  @Test
  void colours_only_where_they_are_wanted() {
    assertThat(render(VerdictKind.FAIL, Look.plain(80), Detail.NORMAL)).doesNotContain(ESCAPE);
    assertThat(render(VerdictKind.FAIL, new Look(true, true, 80, true), Detail.NORMAL))
        .contains(ESCAPE + "[31m");
  }

  @Test
  void not_started_looks_nothing_like_failing() {
    var seen = render(VerdictKind.NOT_STARTED, new Look(true, true, 80, true), Detail.NORMAL);

    assertThat(seen)
        .doesNotContain(ESCAPE + "[31m")
        .doesNotContain("✗")
        .contains("./learn read 01.1")
        .contains(Path.of("01-fixture/src/exercise/java/fixture/Adder.java").toString());
  }

  @ParameterizedTest
  @EnumSource(VerdictKind.class)
  void every_kind_has_its_words(VerdictKind kind) {
    assertThat(render(kind, Look.plain(80), Detail.NORMAL)).startsWith("01.1  Adding `numbers`  ");
  }

  @Test
  void compile_errors_can_be_clicked() {
    assertThat(render(VerdictKind.COMPILE_ERROR, Look.plain(200), Detail.NORMAL))
        .containsPattern("Adder\\.java:7: error: ';' expected");
  }

  @ParameterizedTest
  @EnumSource(names = {"PASS", "FAIL", "TIMEOUT"})
  void warnings_stand_beside_every_verdict_of_code_that_ran(VerdictKind kind) {
    var warning =
        new CompileProblem(
            exercise.files().getFirst().toAbsolutePath(),
            7,
            3,
            "this coroutine is never awaited: write await(...)",
            "  sleep(delay);",
            false);
    var verdict = FakeGrading.verdict(exercise, Stack.ISOLATED, kind);
    var warned =
        new Verdict(
            verdict.exercise(),
            verdict.stack(),
            kind,
            verdict.tests(),
            verdict.details(),
            Collections.nCopies(4, warning),
            verdict.progress(),
            verdict.output(),
            verdict.time());

    assertThat(render(warned, Look.plain(200), Detail.NORMAL))
        .containsPattern(
            "Adder.java:7: warning: this coroutine is never awaited: write await\\(\\.\\.\\.\\)\n"
                + "      sleep\\(delay\\);\n"
                + "      \\^\n")
        .contains("1 warning not shown");
  }

  @Test
  void the_learners_own_frames_are_named_before_the_tests() {
    var seen =
        render(
            failing(
                report(
                    "thrown",
                    new Frame("fixture.AdderTest", "adds", "AdderTest.java", 9),
                    new Frame("fixture.Adder", "add", "Adder.java", 5)),
                Optional.empty()),
            Look.plain(100),
            Detail.NORMAL);

    assertThat(seen)
        .contains(
            "  at        %s:5\n  test      %s:9"
                .formatted(
                    Path.of("01-fixture/src/exercise/java/fixture/Adder.java"),
                    Path.of("01-fixture/src/test/java/fixture/AdderTest.java")));
  }

  @Test
  void a_place_is_named_once() {
    var seen =
        render(
            failing(
                report(
                    "thrown\n  at:       Adder.add (Adder.java:5)",
                    new Frame("fixture.Adder", "add", "Adder.java", 5)),
                Optional.empty()),
            Look.plain(100),
            Detail.NORMAL);

    assertThat(seen).containsOnlyOnce("Adder.java:5");
  }

  @Test
  void traces_side_by_side_are_left_as_they_are() {
    var row = "  one    │ two      and much more than there is room for in this narrow window";

    assertThat(
            render(
                failing(report("traces\n" + row), Optional.empty()), Look.plain(40), Detail.NORMAL))
        .contains(row);
  }

  @Test
  void unfinished_work_is_told_once() {
    var progress =
        new Progress("01.1", List.of(new Method("A.b", true, 0), new Method("A.c", false, 0)));
    var seen =
        render(
            failing(report("told\n  Note:     " + progress), Optional.of(progress)),
            Look.plain(100),
            Detail.NORMAL);

    assertThat(seen).containsOnlyOnce("1 of 2 methods written; next: A.c");
  }

  @Test
  void tests_that_did_not_run_are_counted_in_one_line() {
    var noTime =
        new FailureReport(
            "no time", Optional.empty(), Optional.of("NO_TIME_LEFT"), "Error", List.of());
    var verdict =
        verdict(
            "",
            new TestOutcome("a", "hangs", Status.FAILED, Optional.of(report("spins"))),
            new TestOutcome("b", "second", Status.NOT_RUN, Optional.of(noTime)),
            new TestOutcome("c", "third", Status.NOT_RUN, Optional.of(noTime)));

    assertThat(render(verdict, Look.plain(100), Detail.NORMAL))
        .contains("– 2 tests did not run: the others used up the time of all")
        .doesNotContain("second")
        .doesNotContain("no time");
    assertThat(render(verdict, Look.plain(100), Detail.VERBOSE)).contains("second (did not run)");
  }

  @Test
  void tests_stand_below_their_part_and_a_part_that_holds_takes_one_line() {
    var verdict =
        verdict(
            "",
            ofPart("part 1: links", "one", Status.PASSED, Optional.empty()),
            ofPart("part 1: links", "two", Status.FAILED, Optional.of(report("wrong"))),
            ofPart("part 2: a bridge", "three", Status.PASSED, Optional.empty()));

    assertThat(render(verdict, Look.plain(100), Detail.NORMAL))
        .contains("  part 1: links\n  ✓ one\n  ✗ two\n  ✓ part 2: a bridge: 1 test\n");
    assertThat(render(verdict, Look.plain(100), Detail.VERBOSE))
        .contains("  part 2: a bridge\n  ✓ three\n");
    assertThat(render(verdict, Look.plain(100), Detail.BRIEF))
        .contains("✓ 2 tests passed\n  part 1: links\n  ✗ two\n")
        .doesNotContain("part 2");
  }

  @Test
  void what_is_not_written_yet_of_a_part_takes_one_line() {
    var verdict =
        verdict(
            "",
            ofPart("part 1: links", "one", Status.PASSED, Optional.empty()),
            ofPart("part 1: links", "two", Status.FAILED, Optional.of(UNWRITTEN)),
            ofPart("part 2: a bridge", "three", Status.FAILED, Optional.of(UNWRITTEN)),
            ofPart("part 2: a bridge", "four", Status.FAILED, Optional.of(UNWRITTEN)));

    assertThat(render(verdict, Look.plain(100), Detail.NORMAL))
        .contains("  part 1: links\n  ✓ one\n  – 1 test more: new Links is not written yet\n")
        .contains("  – part 2: a bridge: 2 tests, not written yet\n");
    assertThat(render(verdict, Look.plain(100), Detail.VERBOSE))
        .contains("  part 2: a bridge\n  – three (not written yet)\n  – four (not written yet)\n");
  }

  @Test
  void what_is_not_written_yet_is_no_failure_that_is_not_shown() {
    var one = new TestOutcome("one", "one", Status.FAILED, Optional.of(UNWRITTEN));
    var two = new TestOutcome("two", "two", Status.FAILED, Optional.of(UNWRITTEN));
    var wrong = new TestOutcome("three", "three", Status.FAILED, Optional.of(report("wrong")));

    assertThat(render(verdict("", one, two, wrong), Look.plain(100), Detail.NORMAL))
        .contains("  – one (not written yet)\n  – two (not written yet)\n  ✗ three\n")
        .contains("✗ three\n  wrong")
        .doesNotContain("not shown");
    assertThat(render(verdict("", one, two), Look.plain(100), Detail.VERBOSE))
        .contains("Nothing fails but what gets to code that is not written yet, such as:\n")
        .containsOnlyOnce("to be written");
  }

  private static TestOutcome ofPart(
      String part, String name, Status status, Optional<FailureReport> failure) {
    return new TestOutcome(name, name, status, failure, false, false, part);
  }

  @Test
  void of_a_long_output_the_head_of_the_first_stack_trace_is_shown() {
    var frames =
        IntStream.rangeClosed(1, 30)
            .mapToObj("\tat exercise-01.1//fixture.Adder.add(Adder.java:%d)"::formatted)
            .collect(Collectors.joining("\n"));
    var output = "begin\nSEVERE: failed\njava.lang.Error: why\n" + frames + "\nend";

    assertThat(render(verdict(output), Look.plain(100), Detail.NORMAL))
        .contains("… 1 line before these")
        .contains("  SEVERE: failed\n  java.lang.Error: why\n")
        .contains("\tat fixture.Adder.add(Adder.java:10)\n  … 21 more lines")
        .doesNotContain("Adder.java:11)");
  }

  @Test
  void of_another_long_output_the_end_is_shown() {
    var output = IntStream.rangeClosed(1, 20).mapToObj("line %d"::formatted).toList();

    assertThat(render(verdict(String.join("\n", output)), Look.plain(100), Detail.NORMAL))
        .contains("… 8 lines before these\n  line 9\n")
        .endsWith("line 20");
  }

  private static Verdict verdict(String output, TestOutcome... tests) {
    return new Verdict(
        "01.1",
        Stack.ISOLATED,
        VerdictKind.FAIL,
        List.of(tests),
        "",
        List.of(),
        Optional.empty(),
        output,
        Duration.ZERO);
  }

  @Test
  void a_terminal_without_unicode_gets_ascii() {
    var look = new Look(false, false, 80, true);

    assertThat(look.spell(render(VerdictKind.FAIL, look, Detail.NORMAL)))
        .contains("+ the first concept")
        .contains("x the second concept")
        .matches("\\p{ASCII}*");
  }
}
