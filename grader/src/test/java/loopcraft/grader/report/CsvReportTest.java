package loopcraft.grader.report;

import static loopcraft.grader.report.GradedClass.ends;
import static loopcraft.grader.report.GradedClass.fails;
import static loopcraft.grader.report.GradedClass.passes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import loopcraft.grader.batch.Credit;
import loopcraft.grader.run.VerdictKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReportTest {

  @TempDir private Path root;
  private GradedClass graded;

  @BeforeEach
  void open() {
    graded = new GradedClass(root);
  }

  private String table(Credit credit) {
    return new CsvReport(credit).of(graded.submissions());
  }

  @Test
  void aTableHasALineForEach() {
    graded
        .with("ada", passes("01.1"), passes("01.2"))
        .with("grace", fails("01.1"))
        .withRejected("x", "is no zip that can be read");
    assertThat(table(Credit.ALL_OR_NOTHING))
        .isEqualTo(
            "submission,points,01.1,01.2,01.3,look at\r\n"
                + "ada,15,10,5,,\r\n"
                + "grace,0,0,,,\r\n"
                + "x,0,,,,is no zip that can be read\r\n");
    assertThat(table(Credit.PARTIAL)).contains("grace,3.33,3.33,,,\r\n");
  }

  @Test
  void whatAPersonMustLookAtIsNamed() {
    graded.with(
        "ada",
        GradedClass.BOX,
        Map.of("01-fixture/A.java", "is a link"),
        passes("01.1"),
        ends("01.2", VerdictKind.TIMEOUT, ""));
    assertThat(table(Credit.PARTIAL))
        .contains("ada,10,10,0,,\"01-fixture/A.java is a link; 01.2 took too long\"\r\n");
  }

  @Test
  void whatOnlySomeWereGradedInHasAColumnAsWell() {
    graded.withRemark("ada", "").with("grace", passes("01.1"));
    assertThat(table(Credit.PARTIAL))
        .startsWith("submission,points,01.1,01.2,01.3,look at\r\nada,0,,,,\r\ngrace,10,10,,,");
  }

  @Test
  void whatDoesNotFitTheCourseIsNamed() {
    graded.withRemark("ada", "made with 0.9, graded with 1.0");
    assertThat(table(Credit.PARTIAL)).contains("\"made with 0.9, graded with 1.0\"\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=1+1|'=1+1",
        "+1|'+1",
        "-1|'-1",
        "@SUM(A1)|'@SUM(A1)",
        "＝1+1|'＝1+1",
        "=ada, \"the first\"|\"'=ada, \"\"the first\"\"\"",
        "a;=1+1|\"a;=1+1\"",
        "Jürgen|Jürgen",
      })
  void aNameIsNeverAFormula(String name, String cell) {
    graded.with(name, passes("01.1"));
    assertThat(table(Credit.PARTIAL)).contains("\r\n" + cell + ",10,");
  }

  @Test
  void aNameOfSeveralLinesStaysInItsCell() {
    graded.with("\t\n=1+1\r\n=2", passes("01.1"));
    assertThat(table(Credit.PARTIAL)).contains("\r\n'=1+1 =2,10,");
  }
}
