package loopcraft.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GradescopeCommandTest {

  @TempDir private Path directory;
  private Path root;
  private FixtureCourse fixture;
  private int status;
  private String errors;

  @BeforeEach
  void course() {
    root = directory.resolve("a course");
    fixture = FixtureCourse.in(root);
  }

  private String run(String... arguments) {
    Call call = Call.of(root, directory, arguments);
    status = call.status();
    errors = call.errors();
    return call.out();
  }

  @Test
  void theBundleHoldsWhatGitKnowsWithoutWrongAnswers() throws Exception {
    fixture.write("src/wrong/01.1/idea.java", "// Misconception: none");
    Files.writeString(root.resolve(".gitignore"), "report/\n");
    var git = new Git(root);
    git.run("init", "-q");
    git.run("add", "-A");
    Files.createDirectories(root.resolve("report"));
    Files.writeString(root.resolve("report/grades.csv"), "ada,10");
    Files.writeString(root.resolve("notes.txt"), "about ada");

    assertThat(run("gradescope", "--out", "my autograder.zip", "--only", "01.1"))
        .contains("my autograder.zip");
    assertThat(status).isZero();
    try (var zip = new ZipFile(directory.resolve("my autograder.zip").toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .contains("setup.sh", "run_autograder", "course/01-fixture/README.md")
          .noneMatch(name -> name.matches(".*(wrong|report|notes|\\.git/).*"));
    }
  }

  @Test
  void oneSubmissionIsGradedIntoResults() throws Exception {
    fixture.adopt(FixtureCourse.ADDER);
    run(
        "gradescope",
        "--submission",
        root.toString(),
        "--results",
        "results/results.json",
        "--only=01.1,01.3");
    assertThat(errors).isEmpty();
    assertThat(status).isZero();
    JsonNode results =
        JsonMapper.shared().readTree(Files.readString(directory.resolve("results/results.json")));
    assertThat(results.get("score").asDouble()).isEqualTo(10);
    assertThat(results.get("tests").findValuesAsString("number"))
        .isEqualTo(List.of("01.1", "01.3"));
    try (var left = Files.list(directory.resolve("results"))) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void whatIsNoSubmissionGetsResultsThatSayWhy() throws Exception {
    Path empty = Files.createDirectories(directory.resolve("empty"));
    run("gradescope", "--submission", empty.toString(), "--results", "results.json");
    assertThat(Files.readString(directory.resolve("results.json")))
        .contains("has no file of an exercise", "\"score\" : 0.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gradescope",
        "gradescope --submission .",
        "gradescope --results x.json",
        "gradescope --out x.zip --submission . --results x.json",
        "gradescope --out x.zip --only 09.9",
        "gradescope --out x.zip --lessons javascript:alert(1)",
        "gradescope --submission nowhere --results x.json",
      })
  void whatCannotBeDoneIsRefused(String line) {
    run(line.split(" "));
    assertThat(status).isEqualTo(Learn.USAGE);
    assertThat(errors).isNotBlank();
    assertThat(directory.resolve("x.zip")).doesNotExist();
    assertThat(directory.resolve("x.json")).doesNotExist();
  }
}
