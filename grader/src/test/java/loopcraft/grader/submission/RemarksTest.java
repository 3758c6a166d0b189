package loopcraft.grader.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseVersion;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A submission that was made with an older version of the course")
class RemarksTest {

  private static final String MODULE = "01-fixture/src/exercise/java/fixture/";
  private static final String EXTRA =
      """
      package fixture;

      @loopcraft.grader.Exercise("01.1")
      final class Extra {
        int one() {
          return 1;
        }
      }
      """;

  @TempDir private Path directory;
  private FixtureCourse students;
  private FixtureCourse instructors;

  @BeforeEach
  void makeCourses() throws IOException {
    students = course("students", "1.0.0");
    instructors = course("instructors", "1.0.0");
  }

  private FixtureCourse course(String name, String version) throws IOException {
    var course = FixtureCourse.in(directory.resolve(name));
    version(course, version);
    return course;
  }

  private static void version(FixtureCourse course, String version) throws IOException {
    Files.writeString(
        course.root().resolve("pom.xml"),
        "<project><version>%s</version></project>".formatted(version));
  }

  private List<String> remarks() throws RejectedException {
    Path zip = directory.resolve("ada.zip");
    Course course = students.load();
    new SubmissionWriter(course, CourseVersion.of(course.root())).write(zip, Instant.EPOCH);
    return remarksOn(zip);
  }

  private List<String> remarksOn(Path place) throws RejectedException {
    Course course = instructors.load();
    var reader = new SubmissionReader(course, IntakeLimits.defaults());
    return new Remarks(course).on(reader.read(place));
  }

  @Test
  @DisplayName("is not remarked on if nothing has changed")
  void nothingHasChanged() throws Exception {
    students.adopt(FixtureCourse.ADDER);
    assertThat(remarks()).isEmpty();
  }

  @Test
  @DisplayName("names both versions")
  void namesBothVersions() throws Exception {
    version(instructors, "1.1.0");
    assertThat(remarks())
        .containsExactly("made with version 1.0.0 of the course, graded with 1.1.0");
  }

  @Test
  @DisplayName("cannot have a file that is newer")
  void cannotHaveWhatIsNewer() throws Exception {
    instructors.write("src/solution/java/fixture/Extra.java", EXTRA);
    assertThat(remarks())
        .containsExactly(
            "01.1: Extra.java did not exist when this was made, so its stub was graded");
  }

  @Test
  @DisplayName("lacks a file that its author has deleted")
  void lacksWhatWasDeleted() throws Exception {
    students.write("src/solution/java/fixture/Extra.java", EXTRA);
    instructors.write("src/solution/java/fixture/Extra.java", EXTRA);
    assertThat(remarks()).containsExactly("01.1: Extra.java is not there, so its stub was graded");
  }

  @Test
  @DisplayName("may have begun as another stub")
  void beganAsAnotherStub() throws Exception {
    instructors.write(
        "src/solution/java/fixture/Numbers.java",
        """
        package fixture;

        @loopcraft.grader.Exercise("01.3")
        public class Numbers {
          static int[] all() {
            return new int[] {1, 2};
          }
        }
        """);
    assertThat(remarks())
        .containsExactly(
            "01.3: Numbers.java began as another stub: the exercise has changed since");
  }

  @Test
  @DisplayName("has files that are no exercise's any more")
  void hasFilesOfNoExercise() throws Exception {
    Path clone = directory.resolve("clone");
    for (int i = 0; i < 7; i++) {
      write(clone.resolve(MODULE + "Old" + i + ".java"), "class Old {}");
    }
    write(clone.resolve(MODULE + "Adder.java"), "class Adder {}");
    write(clone.resolve(MODULE + "Adder.java.mine-1"), "class Adder {}");
    assertThat(remarksOn(clone))
        .hasSize(6)
        .contains("left out, as it is no exercise's file: " + MODULE + "Old0.java")
        .last()
        .isEqualTo("left out likewise: 2 more");
  }

  @Test
  @DisplayName("and is a checkout of a handout says what it began as, too")
  void aCheckoutSaysItToo() throws Exception {
    version(instructors, "1.1.0");
    Path clone = directory.resolve("clone");
    write(clone.resolve(MODULE + "Adder.java"), "class Adder {}");
    write(
        clone.resolve(".handout"),
        "Loopcraft 1.0.0\n%s  %sAdder.java\n".formatted("0".repeat(64), MODULE));
    assertThat(remarksOn(clone))
        .containsExactly(
            "made with version 1.0.0 of the course, graded with 1.1.0",
            "01.1: Adder.java began as another stub: the exercise has changed since");
  }

  @Test
  @DisplayName("cannot make remarks long or upset a terminal")
  void isPlain() throws Exception {
    Path clone = directory.resolve("clone");
    write(clone.resolve(MODULE + "Adder.java"), "class Adder {}");
    write(
        clone.resolve("manifest.json"),
        "{\"course\": \"\\u001b[31m\\n%s\"}".formatted("9".repeat(10_000)));
    assertThat(remarksOn(clone))
        .singleElement()
        .asString()
        .startsWith("made with version ?[31m?999")
        .hasSizeLessThan(150);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
