package loopcraft.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.FixtureCourse;
import loopcraft.grader.run.GraderOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

  private static final String RIGHT = "package fixture; public class Adder {}";
  private static final String WRONG = "package fixture; public class Adder { int wrong; }";

  @TempDir Path root;
  private FixtureCourse fixture;
  private int status;
  private String errors;
  private final List<FakeGrading> gradings = new ArrayList<>();
  private boolean mineFails;

  @BeforeEach
  void course() {
    fixture = FixtureCourse.in(root);
  }

  private String run(String... arguments) {
    Call call = Call.of(root, root, this::grading, arguments);
    status = call.status();
    errors = call.errors();
    return call.out();
  }

  private Grading grading(Course course, GraderOptions options) {
    var grading = new FakeGrading(course, mineFails);
    gradings.add(grading);
    return grading;
  }

  private List<String> graded() {
    return gradings.stream().flatMap(grading -> grading.graded().stream()).toList();
  }

  private Path learners(Path file) {
    return fixture.module().resolve("src", "exercise", "java").resolve(file);
  }

  @Test
  void without_a_command_and_a_terminal_it_shows_the_map() {
    var seen = run();

    assertThat(status).isZero();
    assertThat(seen)
        .contains("0 of 3 done, 0 of 16 points")
        .contains("▸ · 01.1  Adding `numbers`")
        .contains("Next: 01.1 Adding")
        .contains("./learn read 01.1")
        .contains(Path.of("01-fixture/src/exercise/java/fixture/Adder.java").toString());
  }

  @Test
  void list_tells_the_states_apart() {
    fixture.exercise(FixtureCourse.ADDER, RIGHT);
    fixture.exercise(FixtureCourse.DOUBLER, WRONG);

    assertThat(run("list"))
        .contains("1 of 3 done, 10 of 16 points")
        .containsPattern("✓ 01\\.1 .*done on your own runtime")
        .containsPattern("▸ ✗ 01\\.2 .*failing")
        .containsPattern("· 01\\.3 .*not started");
  }

  @Test
  void list_says_what_was_built_when_all_is_done() {
    fixture.exercise(FixtureCourse.ADDER, RIGHT);
    fixture.exercise(
        FixtureCourse.DOUBLER,
        """
        package fixture;

        /** Twice. */
        public class Doubler { // not counted apart
          int twice;
        }
        """);
    fixture.exercise(FixtureCourse.NUMBERS, "package fixture; public class Numbers {}");
    fixture.write("src/wrong/01.1/counts.java", "// Misconception: none");
    fixture.write("src/wrong/01.1/other.ok.java", "// Alternative: none");

    assertThat(run("list"))
        .contains("3 of 3 done, 16 of 16 points")
        .contains("built asyncio from scratch, in Java.")
        .containsPattern("01 +Fixtures +3 files +6 lines +9 tests")
        .containsPattern("together +3 files +6 lines +9 tests")
        .contains("All 3 exercises hold on your own runtime")
        .contains("1 wrong answer is known")
        .contains("You took no hint.")
        .doesNotContain("Next:");
  }

  @Test
  void what_was_built_tells_of_hints_and_of_what_only_holds_on_the_reference() {
    List.of(FixtureCourse.ADDER, FixtureCourse.DOUBLER, FixtureCourse.NUMBERS)
        .forEach(file -> fixture.exercise(file, RIGHT));
    run("hint", "01.1");
    mineFails = true;

    assertThat(run("list"))
        .contains("0 of 3 exercises hold on your own runtime; ./learn test all --mine")
        .contains("You took 1 hint.");
  }

  @Test
  void list_grades_only_what_changed() {
    run("list");
    assertThat(graded()).containsExactly("01.1", "01.2", "01.3");

    gradings.clear();
    run("list");
    assertThat(graded()).isEmpty();

    fixture.exercise(FixtureCourse.DOUBLER, WRONG);
    run("list");
    assertThat(graded()).containsExactly("01.2");
  }

  @Test
  void changed_tests_make_verdicts_void() {
    run("list");
    gradings.clear();

    fixture.write("src/test/java/fixture/Other.java", "class Other {}");
    run("list");

    assertThat(graded()).hasSize(3);
  }

  @Test
  void test_of_one_exercise_fails_unless_it_is_done() {
    assertThat(run("test", "01.1")).contains("not started").doesNotContain("✗");
    assertThat(status).isEqualTo(1);

    fixture.exercise(FixtureCourse.ADDER, WRONG);
    assertThat(run("test", "01.1")).contains("1 of 3 hold").contains("expected: one");
    assertThat(status).isEqualTo(1);

    fixture.exercise(FixtureCourse.ADDER, RIGHT);
    assertThat(run("test", "01.1")).contains("10 points").contains("Next: 01.2 Doubling");
    assertThat(status).isZero();
  }

  @Test
  void test_of_several_fails_only_for_what_was_started() {
    run("test", "01");
    assertThat(status).isZero();

    fixture.exercise(FixtureCourse.ADDER, RIGHT);
    run("test", "all");
    assertThat(status).isZero();

    fixture.exercise(FixtureCourse.DOUBLER, WRONG);
    run("test", "all");
    assertThat(status).isEqualTo(1);
  }

  @Test
  void help_tells_the_exit_statuses() {
    assertThat(run("--help")).contains("Exit status:").containsPattern("2 +The command was not");
    assertThat(status).isZero();
  }

  @Test
  void what_could_not_be_done_is_told_on_standard_error() {
    assertThat(run("test", "07.7")).isEmpty();
    assertThat(errors).contains("There is no exercise or module 07.7.");
    assertThat(status).isEqualTo(2);
    assertThat(run("test", "--verbos")).isEmpty();
    assertThat(errors).contains("Unknown option: '--verbos'");
    assertThat(status).isEqualTo(2);
  }

  @Test
  void a_scratch_class_runs_by_its_name_only() {
    fixture.write("src/demo/java/fixture/Scratch.java", "/** Demo 01.2: mine */ class Scratch {}");

    assertThat(fixture.load().find("01.2").orElseThrow().demos()).isEmpty();
    run("demo", "01.2");
    assertThat(errors).contains("no demo of 01.2");
    assertThat(NamedDemo.of(fixture.load(), "scratch"))
        .hasValueSatisfying(
            demo -> {
              assertThat(demo.className()).isEqualTo("fixture.Scratch");
              assertThat(demo.exercise().id()).isEqualTo("01.2");
            });
  }

  @Test
  void a_scratch_class_changes_no_verdict() {
    run("list");
    gradings.clear();

    fixture.write("src/demo/java/fixture/Scratch.java", "this does not compile");
    run("list");

    assertThat(graded()).isEmpty();
  }

  @Test
  void a_scratch_class_must_say_what_it_runs_on() {
    fixture.write("src/demo/java/fixture/Scratch.java", "class Scratch {}");

    run("demo", "Scratch");
    assertThat(errors).contains("/** Demo 01.1: ... */");
    assertThat(status).isEqualTo(2);
  }

  @Test
  void test_takes_an_exercise_a_module_or_all() {
    run("test", "1.2");
    run("test", "01");
    run("test", "fixture", "--mine");
    run("test", "all");

    assertThat(graded())
        .containsExactly(
            "01.2",
            "01.1",
            "01.2",
            "01.3",
            "01.1 mine",
            "01.2 mine",
            "01.3 mine",
            "01.1",
            "01.2",
            "01.3");
    assertThat(gradings).allMatch(FakeGrading::isClosed);
  }

  @Test
  void an_unknown_exercise_is_answered_by_those_that_may_be_meant() {
    run("test", "doubling");
    assertThat(errors).contains("Did you mean 01.2 (Doubling)?");
    assertThat(status).isEqualTo(2);
    run("hint", "01.9");
    assertThat(errors).contains("There is no exercise 01.9.").contains("01.1");
    run("tset");
    assertThat(errors).contains("Did you mean");
    assertThat(status).isEqualTo(2);
  }

  @Test
  void hints_come_one_after_the_other_and_are_remembered() {
    assertThat(run("hint", "01.1")).contains("hint 1 of 2").contains("Use plus.");
    assertThat(run("hint", "01.1")).contains("hint 2 of 2").contains("`+`");
    assertThat(run("hint", "01.1")).contains("all 2 hints").contains("--all");
    assertThat(run("hint", "01.1", "--all")).contains("Use plus.").contains("Use `+`.");
    assertThat(run("hint", "01.1", "1")).contains("Use plus.").doesNotContain("Use `+`");
    assertThat(run("hint", "01.2")).contains("no hints for 01.2");
  }

  @Test
  void a_hint_cannot_be_skipped() {
    run("hint", "01.1", "2");
    assertThat(errors).contains("Take hint 1 before hint 2");
    assertThat(status).isEqualTo(2);
    assertThat(run("hint", "01.1", "--all")).contains("no hints for 01.1 yet");
  }

  @Test
  void read_shows_the_section_with_its_hints_folded() {
    var seen = run("read", "01.1");

    assertThat(seen).contains("Text.").contains("./learn hint 01.1").doesNotContain("Use plus");
    assertThat(seen).contains(Path.of("01-fixture/README.md").toString() + ":7");
  }

  @Test
  void adopt_keeps_the_learners_file_under_a_name_that_is_not_compiled() throws IOException {
    fixture.exercise(FixtureCourse.ADDER, WRONG);

    assertThat(run("adopt", "01.1")).contains("Adder.java.mine-1");
    assertThat(learners(FixtureCourse.ADDER)).content().contains("return a + b;");
    assertThat(learners(Path.of("fixture", "Adder.java.mine-1"))).content().isEqualTo(WRONG);

    fixture.exercise(FixtureCourse.ADDER, RIGHT);
    assertThat(run("adopt", "01.1")).contains("Adder.java.mine-2");
    assertThat(run("adopt", "01.1")).doesNotContain("mine-3");
    assertThat(Files.list(learners(FixtureCourse.ADDER).getParent()))
        .hasSize(5)
        .noneMatch(file -> file.toString().endsWith(".new"));
  }

  @Test
  void reset_brings_the_stub_back() {
    fixture.exercise(FixtureCourse.ADDER, WRONG);

    assertThat(run("reset", "01.1")).contains("is a stub again").contains("Adder.java.mine-1");
    assertThat(learners(FixtureCourse.ADDER)).content().contains("throw todo(\"01.1\");");
    assertThat(run("list")).containsPattern("· 01\\.1 .*not started");
  }

  @Test
  void reset_of_a_file_that_is_missing_makes_it_again() {
    fixture.delete(FixtureCourse.ADDER);

    assertThat(run("reset", "01.1")).doesNotContain("mine-1");
    assertThat(learners(FixtureCourse.ADDER)).exists();
  }

  @Test
  void reset_of_several_asks_first() {
    fixture.exercise(FixtureCourse.ADDER, WRONG);

    assertThat(run("reset", "all")).contains("--yes");
    assertThat(learners(FixtureCourse.ADDER)).content().isEqualTo(WRONG);

    run("reset", "all", "--yes");
    assertThat(learners(FixtureCourse.ADDER)).content().contains("todo");
  }

  @Test
  void diff_shows_the_solution_only_when_done_or_when_told_to() {
    assertThat(run("diff", "01.1")).contains("not done yet").doesNotContain("a + b");
    assertThat(run("diff", "01.1", "--yes"))
        .contains("-    throw todo(\"01.1\");")
        .contains("+    return a + b;");

    fixture.adopt(FixtureCourse.ADDER);
    assertThat(run("diff", "01.1")).contains("are those of the reference");
  }

  @Test
  void submit_packs_the_exercise_files_and_a_manifest() throws IOException {
    fixture.exercise(Path.of("fixture", "Helper.java"), "package fixture; class Helper {}");

    assertThat(run("submit", "--name", "Ada Lovelace"))
        .contains("Packed 3 files")
        .contains("no exercise's file")
        .contains("Helper.java");
    try (var zip = new ZipFile(root.resolve("submission-ada-lovelace.zip").toFile())) {
      assertThat(zip.stream().map(entry -> entry.getName()))
          .containsExactlyInAnyOrder(
              "manifest.json",
              "01-fixture/src/exercise/java/fixture/Adder.java",
              "01-fixture/src/exercise/java/fixture/Doubler.java",
              "01-fixture/src/exercise/java/fixture/Numbers.java");
      var manifest = new String(zip.getInputStream(zip.getEntry("manifest.json")).readAllBytes());
      assertThat(manifest).contains("\"01.2\"").contains("\"created\"").contains("\"course\"");
    }
  }

  @Test
  void submit_says_in_how_many_files_something_is_written() {
    run("reset", "all", "--yes");
    assertThat(run("submit")).contains("In none of them you have written anything yet.");

    fixture.exercise(FixtureCourse.ADDER, RIGHT);
    assertThat(run("submit")).contains("You have written in 1 of them.");
  }

  @Test
  void demo_says_when_there_is_none() {
    run("demo", "01.2");
    assertThat(errors).contains("no demo of 01.2");
    run("demo", "01.0");
    assertThat(errors).contains("no demo of 01.0");
    assertThat(status).isEqualTo(2);
  }

  @Test
  void state_is_readable_and_survives_nonsense() throws IOException {
    run("hint", "01.1");
    var state = root.resolve(".learn").resolve("state.properties");
    assertThat(state).content().contains("hints.01.1=1");

    Files.writeString(state, "hints.01.1=many\nverdict.01.1=SPLENDID x/y 1\ncurrent=99.9\n\\u00");
    assertThat(run("hint", "01.1")).contains("hint 1 of 2");
    assertThat(run("list")).contains("Next: 01.1");
  }

  @Test
  void a_broken_course_is_told_without_a_stack_trace() {
    fixture.write(
        "src/test/java/fixture/AgainTest.java",
        """
        package fixture;

        @Grades(value = "02.1", points = 1)
        class AgainTest {}
        """);

    run("list");

    assertThat(status).isEqualTo(3);
    assertThat(errors).contains("ids here look like 01.1").doesNotContain("\tat ");
  }
}
