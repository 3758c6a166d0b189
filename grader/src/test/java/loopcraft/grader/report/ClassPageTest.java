package loopcraft.grader.report;

import static loopcraft.grader.report.GradedClass.doesNotCompile;
import static loopcraft.grader.report.GradedClass.ends;
import static loopcraft.grader.report.GradedClass.failed;
import static loopcraft.grader.report.GradedClass.fails;
import static loopcraft.grader.report.GradedClass.held;
import static loopcraft.grader.report.GradedClass.passes;
import static loopcraft.grader.report.GradedClass.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import loopcraft.grader.batch.Credit;
import loopcraft.grader.batch.Sandbox;
import loopcraft.grader.run.VerdictKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPageTest {

  @TempDir private Path root;
  private GradedClass graded;
  private ReportOptions options = ReportOptions.of(Credit.ALL_OR_NOTHING);

  @BeforeEach
  void open() {
    graded = new GradedClass(root.resolve("course"));
  }

  private Page page() {
    var lessons = new Lessons(graded.course(), options.lessons());
    return Page.of(new ClassPage(lessons, options).of(graded.submissions()));
  }

  @Test
  void eachSubmissionIsARowWithItsPageAndPoints() {
    graded.with("ada", passes("01.1")).with("grace", fails("01.1"), passes("01.2"));
    assertThat(page().rows("submissions"))
        .containsExactly(
            "Submission Points 01.1 01.2",
            "ada 10 ✓ 01.1 Adding numbers: done 01.2 Doubling: not handed in",
            "grace 5 ✗ 1/3 01.1 Adding numbers: 1 of 3 hold ✓ 01.2 Doubling: done");
    assertThat(page().attributes("a", "href")).contains("students/ada.html", "students/grace.html");
    assertThat(page().texts("p").getFirst())
        .startsWith("2 submissions, 7.50 points on average, of 15 for what anybody handed in.");
  }

  @Test
  @DisplayName(
      "the points to get are those of the grades, also where tests were added to the course")
  void thePointsToGetAreThoseOfTheGrades() {
    graded.with("ada", passes("01.1")).withMorePoints(5);
    assertThat(page().texts("p").getFirst())
        .startsWith("1 submission, 15 points on average, of 15 for what anybody handed in.");
  }

  @Test
  void anExerciseThatNobodyHandedInIsNoColumn() {
    graded.with("ada", passes("01.1"));
    assertThat(page().texts("p")).anyMatch(text -> text.endsWith("Nobody handed in 01.2, 01.3."));
  }

  @Test
  void eachExerciseHasItsNumbers() {
    graded
        .with("ada", passes("01.1"))
        .with("bea", fails("01.1"))
        .with("cleo", doesNotCompile("01.1", root))
        .with("dora", ends("01.1", VerdictKind.MEMORY, ""))
        .with("eve");
    assertThat(page().rows("exercises"))
        .containsExactly(
            "Exercise done not done yet does not compile somebody looks at it not started"
                + " not handed in",
            "01.1 Adding numbers 1 1 1 1 0 1");
  }

  @Test
  void whatAPersonMustLookAtIsListed() {
    graded
        .with(
            "ada",
            GradedClass.BOX,
            Map.of("01-fixture/X.java", "is a link"),
            ends("01.1", VerdictKind.TAMPERED, "two\nlines"))
        .withRejected("bea", "is no zip")
        .with("cleo", fails("01.1"));
    assertThat(page().rows("look"))
        .containsExactly(
            "Submission What Verdict Why",
            "ada 01-fixture/X.java not taken is a link",
            "ada 01.1 Adding numbers TAMPERED two lines",
            "bea all of it REJECTED is no zip");
  }

  @Test
  void misconceptionsAreCountedOncePerSubmission() {
    graded.with("ada", fails("01.1"), fails("01.2")).with("bea", fails("01.1"));
    assertThat(page().rows("ideas"))
        .containsExactly(
            "Misconception Where Submissions",
            "every sum is nothing 01.1 Adding numbers, in 01-fixture/README.md or by ./learn read"
                + " 01.1 01.2 Doubling, in 01-fixture/README.md or by ./learn read 01.2 2 ada bea");
  }

  @Test
  void aSubmissionBehavesLikeTheAnswersThatFailAtTheSameTests() {
    graded
        .with("ada", fails("01.1"))
        .with("bea", verdict("01.1", VerdictKind.FAIL, "", failed("adds"), held("changes")))
        .with("cleo", verdict("01.1", VerdictKind.FAIL, "", held("adds"), failed("changes")));
    assertThat(page().rows("alike"))
        .containsExactly(
            "Exercise Behaves like Submissions",
            "01.1 Adding numbers One of these: always-one every sum is <one>. always-zero every"
                + " sum is nothing. 1 ada",
            "01.1 Adding numbers other other. 1 bea");
  }

  @Test
  void hiddenTestsDoNotChangeWhatASubmissionBehavesLike() {
    options = options.withHidden(test -> test.id().equals("secret"));
    graded.with("ada", verdict("01.1", VerdictKind.FAIL, "", failed("adds"), failed("secret")));
    assertThat(page().rows("alike")).anyMatch(row -> row.contains("other other."));
  }

  @Test
  void hiddenTestsThatDoNotHoldAreListedWithWhoHoldsAllOthers() {
    options = options.withHidden(test -> test.id().equals("secret"));
    graded
        .with("ada", verdict("01.1", VerdictKind.FAIL, "", held("adds"), failed("secret")))
        .with("bea", verdict("01.1", VerdictKind.FAIL, "", failed("adds"), failed("secret")))
        .with("cleo", verdict("01.1", VerdictKind.FAIL, "", failed("adds"), held("secret")));
    assertThat(page().rows("hidden"))
        .containsExactly(
            "Exercise Test Does not hold for Of these, hold all others",
            "01.1 Adding numbers it secret 2 ada bea 1");
  }

  @Test
  void submissionsWithTheSameFilesAreNamed() {
    graded.with("ada", passes("01.1")).again("bea").with("cleo", passes("01.1"));
    assertThat(page().texts("same", "li")).containsExactly("ada bea");
  }

  @Test
  void submissionsInWhichNothingIsBegunAreNotCalledTheSame() {
    graded.with("ada", verdict("01.1", VerdictKind.NOT_STARTED, "")).again("bea");
    assertThat(page().texts("same", "li")).isEmpty();
  }

  @Test
  void whatCouldNotBeGradedIsNotInTheAverage() {
    graded.with("ada", passes("01.1")).withRejected("bea", "is no zip");
    assertThat(page().texts("p").getFirst())
        .startsWith("2 submissions, 10 points on average,")
        .endsWith("The average leaves out 1 submission that could not be graded.");
  }

  @Test
  void whatWasNotSandboxedIsSaidAndWhoseItWas() {
    graded
        .with("ada", passes("01.1"))
        .with("bea", new Sandbox(false, "not sandboxed: none"), Map.of(), passes("01.1"));
    assertThat(page().texts("aside"))
        .containsExactly(
            "NOT SANDBOXED: none. Nothing kept this code from this machine."
                + " So it was with: bea");
  }

  @Test
  void nothingThatIsHandedInIsMarkup() {
    graded
        .with(GradedClass.HOSTILE, ends("01.1", VerdictKind.INCOMPLETE, GradedClass.HOSTILE))
        .withRejected("x\" onclick=\"alert(1)", GradedClass.HOSTILE);
    Page page = page();
    assertThat(page.all("script")).hasSize(1);
    assertThat(page.attributes("a", "onclick")).containsOnly("");
    assertThat(page.attributes("a", "href"))
        .allMatch(href -> href.matches("#[a-z]+|students/[a-z0-9.-]+\\.html"));
  }

  @Test
  void nothingRunsInTheBrowserButTheScriptThatSorts() throws Exception {
    graded.with("ada", passes("01.1"));
    Page page = page();
    String script = page.all("script").getFirst().getTextContent();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
    assertThat(page.attributes("meta", "content").get(1))
        .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';")
        .startsWith("default-src 'none';")
        .doesNotContain("unsafe");
  }

  @Test
  void aClassOfWhichNothingCouldBeGradedIsAPage() {
    graded.withRejected("ada", "is no zip");
    assertThat(page().rows("submissions"))
        .containsExactly("Submission Points", "ada could not be graded 0");
  }
}
