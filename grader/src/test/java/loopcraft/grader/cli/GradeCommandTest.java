package loopcraft.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradeCommandTest {

  private static final String ADDER =
      """
      package fixture;

      public class Adder {
        public int add(int a, int b) {
          return a %s b;
        }

        public int zero() {
          return 0;
        }
      }
      """;

  @TempDir private Path directory;
  private Path root;
  private int status;
  private String errors;

  @BeforeEach
  void course() {
    root = directory.resolve("a course");
    FixtureCourse.in(root);
  }

  private String run(String... arguments) {
    Call call = Call.of(root, directory, arguments);
    status = call.status();
    errors = call.errors();
    return call.out();
  }

  private void handIn(String name, String operator) throws IOException {
    Path file =
        directory.resolve("class/" + name + "/01-fixture/src/exercise/java/fixture/Adder.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, ADDER.formatted(operator));
  }

  @Test
  void aClassIsGradedIntoAReport() throws Exception {
    handIn("Ada L.", "+");
    handIn("bea", "-");
    Files.writeString(directory.resolve("class/cleo.zip"), "no zip");

    assertThat(run("grade", "class", "--out", "my report", "--partial", "--only", "01.1,01.2"))
        .contains("Graded: 2 submissions")
        .contains("cleo: is no zip")
        .containsPattern("Report: my report.index\\.html");
    assertThat(errors).isEmpty();
    assertThat(status).isZero();
    assertThat(directory.resolve("my report/grades.csv"))
        .hasContent(
            """
            submission,points,01.1,01.2,look at
            Ada L.,10,10,,
            bea,6.67,6.67,,
            cleo,0,,,is no zip that can be read: Archive is not a ZIP archive
            """);
    assertThat(directory.resolve("my report/students/bea.html"))
        .content()
        .contains("one and two are three");
    assertThat(directory.resolve("my report/gradescope/bea.json")).exists();
    assertThat(directory.resolve("my report/junit.xml")).exists();
  }

  @Test
  void partsOfAClassMergeIntoTheReportOfTheWhole() throws Exception {
    handIn("ada", "+");
    handIn("bea", "-");
    Files.writeString(directory.resolve("class/cleo.zip"), "no zip");
    run("grade", "class", "--out", "whole", "--only", "01.1");
    run("grade", "class", "--out", "first", "--only", "01.1", "--shard", "1/2");
    run("grade", "class", "--out", "second", "--only", "01.1", "--shard", "2/2");
    assertThat(directory.resolve("first/students/bea.html")).doesNotExist();
    run("merge", "first", "second", "--out", "all");
    assertThat(errors).isEmpty();
    assertThat(reports("all")).isEqualTo(reports("whole"));
  }

  /**
   * All files but those that are the grader's: they say how long each took, and which part it is.
   */
  private Map<String, String> reports(String name) throws IOException {
    Path folder = directory.resolve(name);
    var texts = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = folder.relativize(file);
        if (!relative.startsWith("grades") && !relative.startsWith("part.json")) {
          texts.put(relative.toString(), Files.readString(file));
        }
      }
    }
    return texts;
  }

  @Test
  void aMergeDoesNotWriteOverOneOfItsParts() throws Exception {
    handIn("ada", "+");
    run("grade", "class", "--out", "first", "--only", "01.1");
    Map<String, String> before = reports("first");
    run("merge", "first", "--out", "first");
    assertThat(errors).contains("first is the report of a part, and would be lost");
    assertThat(status).isEqualTo(2);
    assertThat(reports("first")).isEqualTo(before);
  }

  @Test
  void partsThatContradictOneAnotherAreNotMerged() throws Exception {
    handIn("ada", "+");
    run("grade", "class", "--out", "first", "--only", "01.1");
    handIn("ada", "-");
    run("grade", "class", "--out", "second", "--only", "01.1");
    run("merge", "first", "second");
    assertThat(status).isEqualTo(Learn.USAGE);
    assertThat(errors).contains("ada has been graded in two parts, with different results");
  }

  @Test
  void aPartThatIsMissingIsMissed() throws Exception {
    handIn("ada", "+");
    run("grade", "class", "--out", "first", "--only", "01.1", "--shard", "1/2");
    run("merge", "first");
    assertThat(status).isEqualTo(Learn.USAGE);
    assertThat(errors).contains("A part is missing: 2/2.");
  }

  @Test
  void partsThatWereGradedInDifferentWaysAreNotMerged() throws Exception {
    handIn("ada", "+");
    handIn("bea", "+");
    run("grade", "class", "--out", "first", "--only", "01.1", "--shard", "1/2");
    run("grade", "class", "--out", "second", "--only", "01.2", "--shard", "2/2");
    run("merge", "first", "second");
    assertThat(status).isEqualTo(Learn.USAGE);
    assertThat(errors).contains("was graded in another way than the first part");
  }

  @Test
  void whatAPartReportsNoMoreIsNotMerged() throws Exception {
    handIn("ada", "+");
    handIn("bea", "+");
    run("grade", "class", "--out", "first", "--only", "01.1");
    run("grade", "class/ada", "--out", "first", "--only", "01.1");
    assertThat(run("merge", "first", "--out", "all")).contains("Graded: 1 submission");
  }

  @Test
  void aHiddenTestThatTheReferenceDoesNotPassIsAMistakeThatIsToldFirst() throws Exception {
    handIn("ada", "+");
    Path file = directory.resolve("mine/01-fixture/src/test/java/fixture/MoreTest.java");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        package fixture;

        import static org.assertj.core.api.Assertions.assertThat;

        import loopcraft.grader.Grades;
        import org.junit.jupiter.api.Test;

        @Grades(value = "01.1", part = 2, points = 5)
        class MoreTest {
          @Test
          void adds_more() {
            assertThat(new Adder().add(2, 2)).isEqualTo(5);
          }
        }
        """);
    run("grade", "class", "--extra-tests", "mine", "--only", "01.1");
    assertThat(status).isEqualTo(Learn.USAGE);
    assertThat(errors).contains("the course's own solution of 01.1 does not pass them: adds_more");
    assertThat(directory.resolve("report")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grade",
        "grade class --shard 3/2",
        "grade class --shard first",
        "grade class --extra-tests nowhere",
        "merge class",
        "grade nowhere",
        "grade class --only 09",
        "grade class --lessons ftp://x",
      })
  void whatCannotBeDoneIsRefused(String line) throws Exception {
    handIn("ada", "+");
    run(line.split(" "));
    assertThat(status).isEqualTo(Learn.USAGE);
    assertThat(errors).isNotBlank();
    assertThat(directory.resolve("report")).doesNotExist();
  }
}
