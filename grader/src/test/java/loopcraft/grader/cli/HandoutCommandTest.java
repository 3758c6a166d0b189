package loopcraft.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("./learn handout")
class HandoutCommandTest {

  private static final String POM = "<project><version>1.0.0</version></project>";

  @TempDir private Path directory;
  private Path course;
  private Path handout;
  private int status;
  private String errors;

  @BeforeEach
  void makeCourse() throws IOException {
    course = directory.resolve("the course");
    handout = directory.resolve("for students");
    FixtureCourse.in(course);
    Files.writeString(course.resolve("pom.xml"), POM);
  }

  private String run(Path root, String... arguments) {
    Call call = Call.of(root, root, arguments);
    status = call.status();
    errors = call.errors();
    return call.out();
  }

  private void git(String... arguments) {
    new Git(course).run(arguments);
  }

  @Test
  @DisplayName("says what it made, and how to give it out")
  void saysWhatItMade() {
    assertThat(run(course, "handout", "--to", "../for students"))
        .startsWith("The handout is made, of 1.0.0: ")
        .contains("cd \"" + handout + "\"")
        .contains("git init");
    assertThat(status).isZero();
    assertThat(handout.resolve("01-fixture/reference.jar")).exists();
  }

  @Test
  @DisplayName("says what an update left as its owner had made it")
  void saysWhatItLeft() throws IOException {
    run(course, "handout", "--to", handout.toString());
    Files.writeString(handout.resolve("pom.xml"), "<project/>");
    assertThat(run(course, "handout", "--to", handout.toString()))
        .startsWith("The handout is updated, from 1.0.0 to 1.0.0: 0 files written.")
        .contains("    pom.xml.new")
        .doesNotContain("git init");
  }

  @Test
  @DisplayName("does not write where something else is")
  void doesNotOverwrite() throws IOException {
    Files.createDirectories(handout);
    Files.writeString(handout.resolve("thesis.txt"), "three years of work");
    run(course, "handout", "--to", handout.toString());
    assertThat(status).isEqualTo(Learn.USAGE);
    assertThat(errors).contains("is not empty, and no handout");
    assertThat(handout).isDirectoryNotContaining("glob:**pom.xml");
  }

  @Test
  @DisplayName("does not write into the course itself")
  void doesNotWriteIntoTheCourse() {
    run(course, "handout", "--to", "handout");
    assertThat(status).isEqualTo(Learn.USAGE);
    assertThat(errors).contains("outside of the course");
  }

  @Test
  @DisplayName("says where it could not write")
  void saysWhereItCouldNotWrite() throws IOException {
    Path file = Files.writeString(directory.resolve("thesis.txt"), "three years of work");
    run(course, "handout", "--to", file.resolve("handout").toString());
    assertThat(status).isEqualTo(Learn.USAGE);
    assertThat(errors).contains("The handout is not whole: cannot write").doesNotContain("\tat ");
  }

  @Test
  @DisplayName("cannot make one of a handout")
  void needsSolutions() {
    run(course, "handout", "--to", handout.toString());
    run(handout, "handout", "--to", directory.resolve("another").toString());
    assertThat(status).isEqualTo(Learn.USAGE);
    assertThat(errors).contains("has no solutions");
  }

  @Test
  @DisplayName("takes what git knows, and says what it does not know")
  void takesWhatGitKnows() throws IOException {
    git("init", "--quiet");
    git("add", ".");
    Files.createDirectories(course.resolve("01-fixture/src/test/java/fixture"));
    Files.writeString(
        course.resolve("01-fixture/src/test/java/fixture/SecretTest.java"), "@Grades(\"01.1\")");
    Files.writeString(course.resolve("exam.txt"), "secret");
    assertThat(run(course, "handout", "--to", handout.toString()))
        .contains("not known to git, so left out:")
        .contains("    01-fixture/src/test/java/fixture/SecretTest.java")
        .doesNotContain("exam.txt");
    assertThat(handout.resolve("01-fixture/src/test/java/fixture/SecretTest.java")).doesNotExist();
  }

  @Test
  @DisplayName("makes a place where diff and adopt say that there is no solution")
  void diffAndAdoptSaySo() {
    run(course, "handout", "--to", handout.toString());
    for (String command : new String[] {"diff", "adopt"}) {
      assertThat(run(handout, command, "01.1")).isEmpty();
      assertThat(status).isEqualTo(Learn.USAGE);
      assertThat(errors).contains("no reference solution to show");
    }
  }

  @Test
  @DisplayName("makes a place where the tools of authors say that there is nothing for them")
  void authorsToolsSaySo() {
    run(course, "handout", "--to", handout.toString());
    assertThat(run(handout, "author", "--course", handout.toString(), "check", "--static"))
        .isEmpty();
    assertThat(status).isEqualTo(Learn.FAILING);
    assertThat(errors).contains("is a handout: it has no solutions");
  }

  @Test
  @DisplayName("makes a place where reset brings the stub back")
  void resetWorks() throws IOException {
    run(course, "handout", "--to", handout.toString());
    Path adder = handout.resolve("01-fixture/src/exercise/java").resolve(FixtureCourse.ADDER);
    Files.writeString(adder, "class Adder {}");
    assertThat(run(handout, "reset", "01.1")).contains("is a stub again");
    assertThat(adder).content().contains("throw todo(\"01.1\");");
  }

  @Test
  @DisplayName("makes a place where a missing reference.jar is named")
  void namesAMissingReference() throws IOException {
    run(course, "handout", "--to", handout.toString());
    Files.delete(handout.resolve("01-fixture/reference.jar"));
    run(handout, "list");
    assertThat(status).isEqualTo(Learn.BROKEN);
    assertThat(errors).contains("neither src/solution nor reference.jar");
  }
}
