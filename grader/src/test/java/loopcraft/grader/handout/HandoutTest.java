package loopcraft.grader.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import loopcraft.grader.build.Build;
import loopcraft.grader.build.Builds;
import loopcraft.grader.build.LearnerSources;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.CourseException;
import loopcraft.grader.course.CourseModule;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A handout")
class HandoutTest {

  private static final String MODULE = "01-fixture/";

  @TempDir private Path directory;
  private FixtureCourse fixture;

  @BeforeEach
  void makeCourse() {
    fixture = FixtureCourse.in(directory.resolve("the course"));
    fixture.write("WALKTHROUGH.md", "# How it is done");
    fixture.write("src/wrong/01.1/subtracts.java", "// Misconception: plus is minus");
    fixture.write(
        "../README.md", "# Course\n\nSee [the walkthrough](01-fixture/WALKTHROUGH.md).\n");
  }

  private Handout handout() {
    Course course = fixture.load();
    try (var builds = new Builds(course);
        Stream<Path> all = Files.walk(course.root())) {
      List<String> paths =
          all.filter(Files::isRegularFile)
              .map(file -> course.root().relativize(file).toString().replace('\\', '/'))
              .filter(path -> !path.startsWith(".learn/"))
              .toList();
      return HandoutMaker.handout(course, builds, "1.0.0", paths);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Course written() {
    Path folder = directory.resolve("handed out");
    HandoutFolder.write(handout(), folder);
    return Course.load(folder);
  }

  private static String text(Handout handout, String path) {
    return new String(handout.files().get(path), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("holds no solution, no wrong answer and no walkthrough")
  void holdsNoSolution() {
    assertThat(handout().files())
        .allSatisfy(
            (path, content) -> {
              assertThat(path)
                  .doesNotContain("src/solution", "src/wrong")
                  .doesNotEndWith("WALKTHROUGH.md");
              assertThat(new String(content, StandardCharsets.ISO_8859_1))
                  .doesNotContain("return a + b;");
            });
  }

  @Test
  @DisplayName("has the same exercises as the course")
  void hasTheSameExercises() {
    assertThat(written().exercises()).isEqualTo(fixture.load().exercises());
  }

  @Test
  @DisplayName("compiles a student's exercise against the reference's classes")
  void compilesAgainstTheReference() throws Exception {
    Course course = written();
    CourseModule module = course.modules().getFirst();
    Files.writeString(
        module.exercise().resolve(FixtureCourse.DOUBLER),
        """
        package fixture;

        public class Doubler {
          public int twice(int number) {
            return new Adder().add(number, number);
          }
        }

        final class Halver {
          int half(int number) {
            return number / 2;
          }
        }
        """);
    try (var builds = new Builds(course)) {
      Build isolated =
          builds.isolated(course.find("01.2").orElseThrow(), LearnerSources.workspace(course));
      assertThat(isolated.problems()).isEmpty();
      assertThat(builds.tests(module).problems()).isEmpty();
    }
  }

  @Test
  @DisplayName("has stubs, whatever its author has written into the exercises")
  void hasStubs() {
    fixture.adopt(FixtureCourse.ADDER);
    Handout handout = handout();
    assertThat(text(handout, MODULE + "src/exercise/java/fixture/Adder.java"))
        .contains("throw todo(\"01.1\");");
  }

  @Test
  @DisplayName("knows what reset goes back to")
  void knowsTheStubs() {
    CourseModule module = written().modules().getFirst();
    assertThat(StubSource.of(module, FixtureCourse.ADDER))
        .hasValueSatisfying(stub -> assertThat(stub).contains("throw todo(\"01.1\");"));
  }

  @Test
  @DisplayName("gives away where its classes' lines are, and no names of local variables")
  void keepsNamesOfLocals() throws Exception {
    Path jar = written().modules().getFirst().referenceJar();
    try (var zip = new ZipFile(jar.toFile());
        var in = zip.getInputStream(zip.getEntry("fixture/Adder.class"))) {
      ClassModel adder = ClassFile.of().parse(in.readAllBytes());
      assertThat(adder.methods())
          .allSatisfy(
              method -> {
                var code = method.findAttribute(Attributes.code()).orElseThrow();
                assertThat(code.findAttribute(Attributes.lineNumberTable())).isPresent();
                assertThat(code.findAttribute(Attributes.localVariableTable())).isEmpty();
              });
    }
  }

  @Test
  @DisplayName("leaves out tests that grade nothing, but for what graded ones use")
  void leavesOutAuthorsTests() {
    fixture.write("src/test/java/fixture/GivenTest.java", "package fixture;\nclass GivenTest {}");
    fixture.write("src/test/java/fixture/Many.java", "package fixture;\nfinal class Many {}");
    fixture.write(
        "src/test/java/fixture/ManyTest.java",
        "package fixture;\n@Grades(\"01.3\")\nclass ManyTest {\n  Many many;\n}");
    assertThat(handout().files())
        .containsKeys(
            MODULE + "src/test/java/fixture/Many.java",
            MODULE + "src/test/java/fixture/ManyTest.java",
            MODULE + "src/test/java/fixture/AdderTest.java")
        .doesNotContainKey(MODULE + "src/test/java/fixture/GivenTest.java");
  }

  @Test
  @DisplayName("says of a link that what it leads to is not there")
  void marksLinks() {
    assertThat(text(handout(), "README.md"))
        .contains("See the walkthrough (not in this handout).")
        .startsWith("# Course\n\n> This is a handout of Loopcraft 1.0.0");
  }

  @Test
  @DisplayName("asks assistants to coach, in the one text that all of them come to")
  void asksAssistantsToCoach() {
    Handout handout = handout();
    assertThat(text(handout, "AGENTS.md")).contains("You coach, they write");
    assertThat(text(handout, "CLAUDE.md")).isEqualTo("@AGENTS.md\n");
    assertThat(text(handout, "GEMINI.md")).isEqualTo("@AGENTS.md\n");
  }

  @Test
  @DisplayName("is not made of solutions that do not compile")
  void needsSolutionsThatCompile() {
    fixture.write(
        "src/solution/java/fixture/Adder.java",
        "package fixture;\n@loopcraft.grader.Exercise(\"01.1\")\nclass Adder extends Nothing {}");
    assertThatThrownBy(this::handout)
        .isInstanceOf(CourseException.class)
        .hasMessageContaining("Adder.java:3");
  }

  @Test
  @DisplayName("is the same, byte for byte, if the course is")
  void isReproducible() {
    assertThat(handout().list()).isEqualTo(handout().list());
  }

  @Test
  @DisplayName("says what it consists of")
  void saysWhatItConsistsOf() {
    FileList list = handout().list();
    assertThat(FileList.parse(list.text())).contains(list);
    assertThat(FileList.parse("Dear professor,\nhere is my essay.")).isEmpty();
  }
}
