package loopcraft.grader.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildsTest {

  @TempDir Path root;
  private FixtureCourse fixture;
  private Course course;
  private CourseExercise adder;
  private CourseExercise doubler;
  private Builds builds;

  @BeforeEach
  void open() {
    fixture = FixtureCourse.in(root);
    course = fixture.load();
    adder = course.find("01.1").orElseThrow();
    doubler = course.find("01.2").orElseThrow();
    builds = new Builds(course);
  }

  @AfterEach
  void close() {
    builds.close();
  }

  @Test
  void an_exercise_is_compiled_alone() {
    Build build = builds.isolated(adder, LearnerSources.workspace(course));

    assertThat(build.succeeded()).isTrue();
    assertThat(build.classes().resolve("fixture", "Adder.class")).exists();
    assertThat(build.classes().resolve("fixture", "Doubler.class")).doesNotExist();
  }

  @Test
  void what_did_not_change_is_not_compiled_again() throws Exception {
    Path file =
        builds
            .isolated(adder, LearnerSources.workspace(course))
            .classes()
            .resolve("fixture/Adder.class");
    var written = Files.getLastModifiedTime(file);

    try (var later = new Builds(course)) {
      assertThat(
              later
                  .isolated(adder, LearnerSources.workspace(course))
                  .classes()
                  .resolve("fixture/Adder.class"))
          .isEqualTo(file);
    }
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
  }

  @Test
  void a_changed_reference_changes_what_stands_on_it() {
    Build before = builds.isolated(doubler, LearnerSources.workspace(course));
    fixture.write("src/main/java/fixture/More.java", "package fixture; class More {}");

    assertThat(builds.isolated(doubler, LearnerSources.workspace(course)).key())
        .isNotEqualTo(before.key());
  }

  @Test
  void a_scratch_class_that_does_not_compile_is_no_matter_to_the_tests() {
    var module = course.modules().getFirst();
    Build before = builds.tests(module);
    fixture.write("src/demo/java/fixture/Scratch.java", "package fixture; class Scratch {");

    assertThat(builds.tests(module).key()).isEqualTo(before.key());
    assertThat(builds.withScratch(module).succeeded()).isFalse();

    fixture.write("src/demo/java/fixture/Scratch.java", "package fixture; class Scratch {}");
    assertThat(builds.withScratch(module).classes().resolve("fixture/Scratch.class")).exists();
  }

  @Test
  void errors_are_known_again_without_compiling() {
    Map<Path, String> broken = Map.of(FixtureCourse.ADDER, "class {\n\tint x = y;\n}");
    Build first = builds.isolated(adder, LearnerSources.answer(course, adder, broken));

    try (var later = new Builds(course)) {
      Build again = later.isolated(adder, LearnerSources.answer(course, adder, broken));
      assertThat(again.succeeded()).isFalse();
      assertThat(again.problems()).isEqualTo(first.problems());
    }
  }

  @Test
  void a_caret_stands_below_its_character_even_behind_tabs() {
    String text = "package fixture;\npublic class Adder {\n\tint x = unknown;\n}\n";

    Build build =
        builds.isolated(
            adder, LearnerSources.answer(course, adder, Map.of(FixtureCourse.ADDER, text)));

    CompileProblem problem = build.problems().getFirst();
    assertThat(problem.line()).isEqualTo(3);
    assertThat(problem.column()).isEqualTo(10);
    assertThat(problem.message()).startsWith("cannot find symbol").contains("variable unknown");
    assertThat(problem.excerpt()).isEqualTo("\tint x = unknown;\n\t        ^");
  }

  @Test
  void a_warning_is_no_error() {
    String text =
        """
        package fixture;
        public class Adder {
          public int add(int a, int b) { java.util.List all = null; return a + b; }
        }
        """;

    Build build =
        builds.isolated(
            adder, LearnerSources.answer(course, adder, Map.of(FixtureCourse.ADDER, text)));

    assertThat(build.succeeded()).isTrue();
    assertThat(build.problems()).hasSize(1);
    assertThat(build.problems().getFirst().message()).contains("raw type");
  }

  @Test
  void the_reference_does_not_help_out_for_a_class_that_the_learner_removed() {
    String text =
        """
        package fixture;
        public class Doubler { int twice(int n) { return new Halver().half(4 * n); } }
        """;

    Build build =
        builds.isolated(
            doubler, LearnerSources.answer(course, doubler, Map.of(FixtureCourse.DOUBLER, text)));

    assertThat(build.problems().getFirst().message()).contains("class Halver");
  }

  @Test
  void a_handout_is_compiled_against_its_reference_classes() throws Exception {
    Path reference = builds.reference(course.modules().getFirst()).classes();
    Path jar = course.modules().getFirst().referenceJar();
    ToolProviders.jar("--create", "--file", jar.toString(), "-C", reference.toString(), ".");
    Path solution = fixture.module().resolve("src", "solution");
    Files.move(solution, root.resolve("solution-kept-elsewhere"));

    Course handout = fixture.load();

    assertThat(handout.exercises()).isEqualTo(course.exercises());
    try (var later = new Builds(handout)) {
      assertThat(later.isolated(doubler, LearnerSources.workspace(course)).problems()).isEmpty();
      assertThat(later.tests(handout.modules().getFirst()).problems()).isEmpty();
    }
  }

  @Test
  void two_at_once_do_each_other_no_harm() throws Exception {
    try (var other = new Builds(course);
        var executor = Executors.newFixedThreadPool(2)) {
      List<Callable<Build>> both =
          List.of(
              () -> builds.isolated(adder, LearnerSources.workspace(course)),
              () -> other.isolated(adder, LearnerSources.workspace(course)));
      for (var result : executor.invokeAll(both)) {
        assertThat(result.get().classes().resolve("fixture", "Adder.class")).exists();
      }
    }
    try (var left = Files.list(root.resolve(".learn", "build"))) {
      assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("tmp-"));
    }
  }

  @Test
  void warming_up_needs_no_sources() throws Exception {
    builds.warmUp(course.modules().getFirst());
    Files.delete(fixture.module().resolve("src/main/java/fixture/Given.java"));
    Files.delete(fixture.module().resolve("src/solution/java/fixture/Doubler.java"));

    builds.warmUp(course.modules().getFirst());
  }

  /** Tools of the JDK. */
  private static final class ToolProviders {
    static void jar(String... arguments) {
      var jar = java.util.spi.ToolProvider.findFirst("jar").orElseThrow();
      assertThat(jar.run(System.out, System.err, arguments)).isZero();
    }
  }

  @Test
  void an_interrupted_caller_does_not_break_the_compiler() {
    Thread.currentThread().interrupt();
    fixture.adopt(FixtureCourse.ADDER);
    try {
      builds.isolated(adder, LearnerSources.workspace(course));
    } catch (RuntimeException gaveUp) {
      // Writing its classes may fail, and only that.
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(builds.isolated(doubler, LearnerSources.workspace(course)).problems()).isEmpty();
  }
}
