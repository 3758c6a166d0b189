package loopcraft.grader.report;

import static loopcraft.grader.report.GradedClass.doesNotCompile;
import static loopcraft.grader.report.GradedClass.ends;
import static loopcraft.grader.report.GradedClass.failed;
import static loopcraft.grader.report.GradedClass.fails;
import static loopcraft.grader.report.GradedClass.held;
import static loopcraft.grader.report.GradedClass.notRun;
import static loopcraft.grader.report.GradedClass.passes;
import static loopcraft.grader.report.GradedClass.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopcraft.grader.run.VerdictKind;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Maven Surefire's own reader makes of the report. */
class JUnitReportTest {

  @TempDir private Path root;
  private GradedClass graded;

  @BeforeEach
  void open() {
    graded = new GradedClass(root.resolve("course"));
  }

  private String xml() {
    return new JUnitReport(new Lessons(graded.course(), Optional.empty())).of(graded.submissions());
  }

  private List<ReportTestSuite> read() throws Exception {
    Path folder = Files.createDirectories(root.resolve("reports"));
    Files.writeString(folder.resolve("TEST-all.xml"), xml());
    return new SurefireReportParser(List.of(folder.toFile()), new NullConsoleLogger())
        .parseXMLReportFiles();
  }

  private List<ReportTestCase> cases() throws Exception {
    var all = new ArrayList<ReportTestCase>();
    for (ReportTestSuite suite : read()) {
      all.addAll(suite.getTestCases());
    }
    return all;
  }

  @Test
  void eachSubmissionAndExerciseIsASuite() throws Exception {
    graded.with("ada", passes("01.1")).with("grace", fails("01.1"));
    assertThat(read())
        .hasSize(6)
        .first()
        .satisfies(
            suite -> {
              assertThat(suite.getFullClassName()).isEqualTo("ada.01_1 Adding numbers");
              assertThat(suite.getNumberOfTests()).isEqualTo(3);
              assertThat(suite.getNumberOfErrors()).isZero();
              assertThat(suite.getNumberOfFailures()).isZero();
              assertThat(suite.getNumberOfSkipped()).isZero();
            });
  }

  @Test
  void aFailedTestSaysWhy() throws Exception {
    graded.with("grace", fails("01.1"));
    ReportTestCase test = cases().getFirst();
    assertThat(test.hasFailure()).isTrue();
    assertThat(test.getName()).isEqualTo("it adds");
    assertThat(test.getFailureMessage()).isEqualTo("what one and two are");
    assertThat(test.getFailureDetail()).contains("expected: three", "<script>", "\\u0000");
  }

  @Test
  void whatNobodyTriedIsSkipped() throws Exception {
    graded.with("ada", verdict("01.1", VerdictKind.NOT_STARTED, ""));
    assertThat(cases()).hasSize(3).allMatch(ReportTestCase::hasSkipped);
  }

  @Test
  void aTestThatWasToRunAndDidNotIsAnError() throws Exception {
    graded.with(
        "ada", verdict("01.1", VerdictKind.FAIL, "", held("adds"), failed("zero"), notRun("x")));
    assertThat(read().getFirst())
        .satisfies(
            suite -> {
              assertThat(suite.getNumberOfErrors()).isEqualTo(1);
              assertThat(suite.getNumberOfFailures()).isEqualTo(1);
              assertThat(suite.getNumberOfTests()).isEqualTo(3);
            });
  }

  @ParameterizedTest
  @EnumSource
  void nothingPassesWhereTheGradingDidNotComeToItsEnd(VerdictKind kind) throws Exception {
    if (!kind.needsAPerson()) {
      return;
    }
    graded.with("ada", ends("01.1", kind, "why it ended"));
    List<ReportTestCase> tests = read().getFirst().getTestCases();
    assertThat(tests).hasSize(3).allMatch(ReportTestCase::hasError);
    assertThat(tests.getFirst().getFailureType()).isEqualTo(kind.name());
    assertThat(tests.getFirst().getFailureDetail()).isEqualTo("why it ended");
  }

  @Test
  void whatDoesNotCompileIsAnErrorWithoutThisMachinesFolders() throws Exception {
    graded.with("ada", doesNotCompile("01.1", root));
    ReportTestCase test = cases().getFirst();
    assertThat(test.hasError()).isTrue();
    assertThat(test.getFailureDetail()).contains("fixture/Adder.java:7: ';' expected", "<broken>");
    assertThat(xml()).doesNotContain(root.toString());
  }

  @Test
  void whatWasRejectedIsAnError() throws Exception {
    graded.withRejected("a.b <c>", "is no zip");
    assertThat(cases())
        .singleElement()
        .satisfies(
            test -> {
              assertThat(test.hasError()).isTrue();
              assertThat(test.getFailureMessage()).isEqualTo("is no zip");
            });
  }

  @Test
  void namesOfAllKindsStayNames() throws Exception {
    graded.with("\"><testcase name='x'/>\u0001 =1\n", passes("01.1"));
    assertThat(read().getFirst().getFullClassName())
        .startsWith("\"><testcase name='x'/>\\u0001 =1 .01_1");
    assertThat(read()).hasSize(3);
  }
}
