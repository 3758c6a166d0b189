package loopcraft.grader.report;

import static loopcraft.grader.report.GradedClass.doesNotCompile;
import static loopcraft.grader.report.GradedClass.ends;
import static loopcraft.grader.report.GradedClass.fails;
import static loopcraft.grader.report.GradedClass.notRun;
import static loopcraft.grader.report.GradedClass.passes;
import static loopcraft.grader.report.GradedClass.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopcraft.grader.batch.Credit;
import loopcraft.grader.batch.Sandbox;
import loopcraft.grader.run.VerdictKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class StudentPageTest {

  @TempDir private Path root;
  private GradedClass graded;
  private ReportOptions options = ReportOptions.of(Credit.ALL_OR_NOTHING);

  @BeforeEach
  void open() {
    graded = new GradedClass(root.resolve("course"));
  }

  private Page page() {
    var lessons = new Lessons(graded.course(), options.lessons());
    return Page.of(new StudentPage(lessons, options).of(graded.last()));
  }

  private String article() {
    return page().texts("article").getFirst();
  }

  @Test
  void aDoneExerciseHasItsPointsAndItsTests() {
    graded.with("ada", passes("01.1"));
    assertThat(page().texts("h1")).containsExactly("ada");
    assertThat(article())
        .contains("01.1 Adding numbers", "✓ done", "10 of 10 points", "3 of 3 tests ran, 3 held.")
        .contains("3 tests held it adds it changes it zero");
    assertThat(page().texts("p")).contains("10 of 10 points for what you handed in");
  }

  @Test
  void aFailureSaysWhatWasExpectedWhatItMayBeAndWhereToReadOn() {
    graded.with("ada", fails("01.1"));
    assertThat(article())
        .containsSubsequence(
            "✗ not done yet",
            "0 of 10 points",
            "3 of 3 tests ran, 1 held.",
            "it adds",
            "expected: three",
            "Likely: every sum is nothing",
            "at Adder.java:12 AdderTest.java:21",
            "it changes",
            "1 test held",
            "Read on: 01.1 Adding numbers, in 01-fixture/README.md or by ./learn read 01.1")
        .doesNotContain("whatever is added", "Read: ");
  }

  @Test
  void theFirstFailureIsOpenAndTheOthersAreFolded() {
    graded.with("ada", fails("01.1"));
    assertThat(page().attributes("details", "open").stream().filter("open"::equals)).hasSize(1);
  }

  @Test
  void aLessonThatCanBeReadSomewhereIsALink() {
    options = options.withLessons(Optional.of(URI.create("https://example.org/course")));
    graded.with("ada", fails("01.1"));
    assertThat(page().attributes("a", "href"))
        .containsExactly("https://example.org/course/01-fixture/README.md#011-adding-numbers");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"POLICY", "TIMEOUT", "MEMORY", "OUTPUT_LIMIT", "INCOMPLETE", "TAMPERED"})
  void whatAPersonLooksAtIsNotCalledCheating(VerdictKind kind) {
    graded.with("ada", ends("01.1", kind, "the grader's words"));
    assertThat(article())
        .contains("? somebody looks at it", "erson looks at it.", "the grader's words")
        .doesNotContainIgnoringCase("cheat")
        .doesNotContain(kind.name());
  }

  @Test
  void whatIsNotStartedIsNoFailure() {
    graded.with("ada", verdict("01.1", VerdictKind.NOT_STARTED, "", notRun("adds")));
    assertThat(article())
        .contains("· not started", "nothing is written")
        .doesNotContain("✗", "tests");
  }

  @Test
  void theCompilersWordsAreThere() {
    graded.with("ada", doesNotCompile("01.1", root));
    assertThat(article())
        .contains("does not compile", "fixture/Adder.java:7", "';' expected <broken>");
    assertThat(page().text()).doesNotContain(root.toString());
  }

  @Test
  void whatWasNotHandedInIsAList() {
    graded.with("ada", passes("01.1"));
    assertThat(page().texts("article")).hasSize(1);
    assertThat(page().texts("details"))
        .contains("2 exercises not handed in 01.2 Doubling 01.3 Numbers");
  }

  @Test
  void theStudentsOwnRuntimeIsTold() {
    graded.withOwn("ada", passes("01.1"), fails("01.1"));
    assertThat(article())
        .containsSubsequence("✓ done", "On your own runtime: 1 of 3 hold", "it adds");
    graded.withOwn("bea", passes("01.1"), passes("01.1"));
    assertThat(article()).contains("It holds on your own runtime, too.");
  }

  @Test
  void whatDoesNotFitTheCourseIsTold() {
    graded.withRemark("ada", "made with 0.9, graded with 1.0");
    assertThat(page().texts("li")).contains("made with 0.9, graded with 1.0");
  }

  @Test
  void aRejectedSubmissionSaysWhy() {
    graded.withRejected("ada", "is no zip <b>");
    assertThat(page().texts("aside").getFirst())
        .contains("could not be graded", "A person looks at it", "is no zip <b>");
    assertThat(page().texts("article")).isEmpty();
  }

  @Test
  void filesThatWereNotTakenAreNamed() {
    graded.with("ada", GradedClass.BOX, Map.of("01-fixture/<X>.java", "is a link"), passes("01.1"));
    assertThat(page().texts("aside"))
        .containsExactly("Files that were not taken 01-fixture/<X>.java is a link");
  }

  @Test
  void howItWasRunIsSaid() {
    graded.with("ada", passes("01.1"));
    assertThat(page().texts("footer").getFirst()).contains("In a box: sandboxed by a test.");
    graded.with("eve", new Sandbox(false, "not sandboxed: none"), Map.of(), passes("01.1"));
    assertThat(page().texts("aside").getFirst()).contains("NOT SANDBOXED: none.");
  }

  @Test
  void howPointsAreGivenIsSaid() {
    graded.with("ada", fails("01.1"));
    assertThat(page().texts("footer").getFirst()).contains("when all of its tests hold");
    options = ReportOptions.of(Credit.PARTIAL);
    assertThat(page().texts("footer").getFirst()).contains("as large a part of its points");
    assertThat(article()).contains("3.33 of 10 points");
  }

  @Test
  void ofHiddenTestsOnlyTheirNumberIsTold() {
    options = options.withHidden(test -> test.id().equals("changes"));
    graded.with("ada", fails("01.1"));
    assertThat(article()).contains("Of 1 more, which your instructor does not show, 0 held.");
    assertThat(page().text()).doesNotContain("it changes", "What the code printed");
  }

  @Test
  void nothingThatIsHandedInIsMarkup() {
    graded.with(GradedClass.HOSTILE, fails("01.1"));
    Page page = page();
    assertThat(page.all("script")).isEmpty();
    assertThat(page.texts("h1"))
        .containsExactly("</pre><script>alert(1)</script>\\u0000\\u001B[31m\\u202E\\uFFFF & \"'");
    assertThat(page.texts("pre")).anyMatch(text -> text.startsWith("</pre><script>"));
  }

  @Test
  void aPageNeedsNothingFromElsewhere() {
    graded.with("ada", fails("01.1"));
    Page page = page();
    for (String tag : List.of("script", "link", "img", "iframe", "form")) {
      assertThat(page.all(tag)).isEmpty();
    }
    assertThat(page.attributes("meta", "content").get(1))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .doesNotContain("unsafe", "script-src", "http");
  }
}
