package loopcraft.grader.report;

import static loopcraft.grader.report.GradedClass.doesNotCompile;
import static loopcraft.grader.report.GradedClass.fails;
import static loopcraft.grader.report.GradedClass.passes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loopcraft.grader.batch.Credit;
import loopcraft.grader.batch.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GradescopeReportTest {

  @TempDir private Path root;
  private GradedClass graded;
  private ReportOptions options = ReportOptions.of(Credit.PARTIAL);

  @BeforeEach
  void open() {
    graded = new GradedClass(root.resolve("course"));
  }

  private JsonNode results() {
    String text = new Reports(graded.course(), options).gradescope(graded.last());
    return JsonMapper.shared().readTree(text);
  }

  private JsonNode test(int number) {
    return results().get("tests").get(number);
  }

  @Test
  void theFieldsAreThoseThatGradescopeKnows() {
    graded.with("ada", fails("01.1"));
    assertThat(results().propertyNames())
        .isSubsetOf(
            Set.of(
                "score",
                "output",
                "output_format",
                "test_output_format",
                "test_name_format",
                "visibility",
                "stdout_visibility",
                "tests"));
    assertThat(test(0).propertyNames())
        .isSubsetOf(
            Set.of(
                "score",
                "max_score",
                "status",
                "name",
                "name_format",
                "number",
                "output",
                "output_format",
                "tags",
                "visibility"));
  }

  @Test
  void eachExerciseIsAnEntryWithItsPoints() {
    graded.with("ada", fails("01.1"), passes("01.2"));
    assertThat(results().get("score").asDouble()).isEqualTo(8.33);
    assertThat(results().get("tests")).hasSize(3);
    assertThat(test(0).get("score").asDouble()).isEqualTo(3.33);
    assertThat(test(0).get("max_score").asDouble()).isEqualTo(10);
    assertThat(test(0).get("status").asString()).isEqualTo("failed");
    assertThat(test(0).get("number").asString()).isEqualTo("01.1");
    assertThat(test(0).get("name").asString()).isEqualTo("01.1 Adding numbers: not done yet");
    assertThat(test(1).get("status").asString()).isEqualTo("passed");
  }

  @Test
  void whatWasNotHandedInHasNoPointsAndSaysSo() {
    graded.with("ada", passes("01.1"));
    assertThat(test(2).get("score").asDouble()).isZero();
    assertThat(test(2).get("output").asString()).contains("No file");
    assertThat(test(2).get("status").asString()).isEqualTo("failed");
  }

  @Test
  void allTextIsDeclaredToBeText() {
    graded.with("ada", fails("01.1"));
    for (String format : List.of("output_format", "test_output_format", "test_name_format")) {
      assertThat(results().get(format).asString()).isEqualTo("text");
    }
    assertThat(test(0).get("output_format").asString()).isEqualTo("text");
    assertThat(test(0).get("name_format").asString()).isEqualTo("text");
  }

  @Test
  void aFailureSaysWhatWasExpectedAndWhereToReadOn() {
    graded.with("ada", fails("01.1"));
    assertThat(test(0).get("output").asString())
        .contains("3 of 3 tests ran, 1 held.")
        .containsSubsequence(
            "✗ it adds", "expected: three", "Likely: every sum is nothing", "at Adder.java:12")
        .contains("at AdderTest.java:21", "Read on: 01.1 Adding numbers in 01-fixture/README.md")
        .doesNotContain("\u0000", "\u001b", "\u202E");
  }

  @Test
  void theCompilersWordsDoNotNameThisMachinesFolders() {
    graded.with("ada", doesNotCompile("01.1", root));
    assertThat(test(0).get("output").asString())
        .contains("fixture/Adder.java:7: ';' expected")
        .doesNotContain(root.toString());
  }

  @Test
  void ofHiddenTestsOnlyTheirNumberIsTold() {
    options = options.withHidden(test -> test.id().equals("changes"));
    graded.with("ada", fails("01.1"));
    assertThat(test(0).get("output").asString())
        .contains(
            "2 of 2 tests ran, 1 held. Of 1 more, which your instructor does not show, 0 held.")
        .doesNotContain("it changes", "What the code printed");
    assertThat(test(0).get("score").asDouble()).isEqualTo(3.33);
  }

  @Test
  void whatWasRejectedHasNoPointsAndSaysWhy() {
    graded.withRejected("ada", "is no zip");
    assertThat(results().get("score").asDouble()).isZero();
    assertThat(results().get("tests")).isEmpty();
    assertThat(results().get("output").asString()).contains("a person looks at it: is no zip");
  }

  @Test
  void howItWasRunAndWhatWasNotTakenIsSaid() {
    graded.with(
        "ada",
        new Sandbox(false, "not sandboxed: no box here"),
        Map.of("01-fixture/X.java", "is a link"),
        passes("01.1"));
    assertThat(results().get("output").asString())
        .contains("NOT SANDBOXED: no box here.", "01-fixture/X.java is a link");
  }
}
