package loopcraft.grader.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseTest {

  @TempDir Path root;
  private FixtureCourse fixture;

  @BeforeEach
  void write() {
    fixture = FixtureCourse.in(root);
  }

  @Test
  void facts_come_from_the_sources() {
    Course course = fixture.load();

    CourseModule module = course.module("1").orElseThrow();
    assertThat(module.title()).isEqualTo("Fixtures");
    assertThat(course.module("fixture")).contains(module);
    assertThat(course.exercises())
        .containsExactly(
            new CourseExercise(
                "01.1",
                "Adding `numbers`",
                "01-fixture",
                10,
                3,
                List.of("fixture.AdderTest"),
                List.of(FixtureCourse.ADDER),
                List.of("fixture.AddingDemo"),
                Set.of()),
            new CourseExercise(
                "01.2",
                "Doubling",
                "01-fixture",
                5,
                10,
                List.of("fixture.DoublerTest"),
                List.of(FixtureCourse.DOUBLER),
                List.of(),
                Set.of()),
            new CourseExercise(
                "01.3",
                "Numbers",
                "01-fixture",
                1,
                1,
                List.of("fixture.NumbersTest"),
                List.of(FixtureCourse.NUMBERS),
                List.of(),
                Set.of()));
  }

  @Test
  void exercise_ten_comes_after_exercise_nine() {
    for (String id : List.of("01.10", "01.9")) {
      fixture.write(
          "src/solution/java/fixture/Extra%s.java".formatted(id.substring(3)),
          "@Exercise(\"%s\")\nclass Extra {}".formatted(id));
    }

    assertThat(fixture.load().exercises())
        .extracting(CourseExercise::id)
        .containsExactly("01.1", "01.2", "01.3", "01.9", "01.10");
  }

  @Test
  void a_file_may_say_which_part_of_an_exercise_it_is() {
    fixture.write(
        "src/solution/java/fixture/Second.java",
        "@Exercise(value = \"01.1\", part = 2)\nclass Second {}");

    assertThat(fixture.load().find("01.1").orElseThrow().files())
        .containsExactly(FixtureCourse.ADDER, Path.of("fixture/Second.java"));
  }

  @Test
  void a_lesson_has_its_section_and_hints() {
    Course course = fixture.load();

    Lesson lesson = course.lesson(course.find("01.1").orElseThrow()).orElseThrow();

    assertThat(lesson.heading()).isEqualTo("01.1 Adding `numbers`");
    assertThat(lesson.anchor()).isEqualTo("011-adding-numbers");
    assertThat(lesson.line()).isEqualTo(7);
    assertThat(lesson.hints()).containsExactly("Use plus.", "Use `+`.");
    assertThat(lesson.markdown()).startsWith("## 01.1").contains("Text.").doesNotContain("01.2");
  }

  @Test
  void several_classes_that_grade_an_exercise_come_by_part_and_add_up() {
    fixture.write(
        "src/test/java/fixture/AaaTest.java",
        "@Grades(value = \"01.1\", part = 2, points = 7)\nclass AaaTest {}");

    CourseExercise adder = fixture.load().find("01.1").orElseThrow();

    assertThat(adder.testClasses()).containsExactly("fixture.AdderTest", "fixture.AaaTest");
    assertThat(adder.points()).isEqualTo(17);
    assertThat(adder.seconds()).isEqualTo(13);
  }

  @Test
  void an_id_of_another_module_is_refused() {
    fixture.write("src/solution/java/fixture/Lost.java", "@Exercise(\"02.1\")\nclass Lost {}");

    assertThatThrownBy(fixture::load)
        .hasMessageContaining("Lost.java")
        .hasMessageContaining("02.1");
  }
}
