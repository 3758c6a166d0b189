package loopcraft.grader.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildLayoutTest {

  @TempDir Path module;

  @Test
  void a_learners_tests_lie_beside_the_learners_classes_and_the_reference() throws Exception {
    Files.createDirectories(module.resolve("target/reference/classes"));

    BuildLayout layout =
        BuildLayout.of(module.resolve("target/exercise/test-classes")).orElseThrow();

    assertThat(layout.isLearners()).isTrue();
    assertThat(layout.classes()).isEqualTo(module.resolve("target/exercise/classes"));
    assertThat(layout.reference()).isEqualTo(module.resolve("target/reference/classes"));
  }

  @Test
  void where_the_course_has_no_solutions_the_reference_is_a_jar() {
    BuildLayout layout = BuildLayout.of(module.resolve("target/exercise/classes")).orElseThrow();

    assertThat(layout.reference()).isEqualTo(module.resolve("reference.jar"));
  }

  @Test
  void a_build_of_the_solution_is_its_own_reference() {
    BuildLayout layout = BuildLayout.of(module.resolve("target/solution/classes")).orElseThrow();

    assertThat(layout.isLearners()).isFalse();
    assertThat(layout.reference()).isEqualTo(layout.classes());
  }

  @Test
  void an_upstream_module_that_shows_its_reference_was_built_for_the_learner() {
    assertThat(BuildLayout.of(module.resolve("target/reference/classes")))
        .isEqualTo(BuildLayout.of(module.resolve("target/exercise/classes")));
  }

  @Test
  void an_upstream_modules_jar_stands_for_the_classes_beside_it() throws Exception {
    Files.createDirectories(module.resolve("target/exercise/classes"));

    assertThat(BuildLayout.of(module.resolve("target/event-loop-1.0.jar")).orElseThrow().classes())
        .isEqualTo(module.resolve("target/exercise/classes"));
  }

  @Test
  void other_places_have_no_layout() {
    assertThat(BuildLayout.of(module.resolve("lib/junit.jar"))).isEmpty();
    assertThat(BuildLayout.of(module.resolve("bin"))).isEmpty();
  }
}
