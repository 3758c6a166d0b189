package loopcraft.grader.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import loopcraft.grader.cli.FakeGrading;
import loopcraft.grader.course.Course;
import loopcraft.grader.course.FixtureCourse;
import loopcraft.grader.run.Answer;
import loopcraft.grader.run.SourceOverride;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;
import loopcraft.grader.submission.IntakeLimits;
import loopcraft.grader.submission.SubmissionReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class of submissions, graded by a grader that looks for words in the first exercise. */
class BatchTest {

  private static final String ADDER = "01-fixture/src/exercise/java/fixture/Adder.java";

  @TempDir private Path directory;
  private Course course;
  private Set<String> only = Set.of();
  private Sandbox sandbox = new Sandbox(true, "sandboxed");
  private final TreeMap<String, Path> submissions = new TreeMap<>();
  private final List<String> graded = Collections.synchronizedList(new ArrayList<>());
  private volatile String given;
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  private final class Told implements Batch.Listener {

    @Override
    public void graded(GradedSubmission submission) {
      told.add(submission.name());
    }

    @Override
    public void known(GradedSubmission submission) {
      told.add(submission.name() + " again");
    }
  }

  @BeforeEach
  void makeCourse() {
    course = FixtureCourse.in(directory.resolve("course")).load();
  }

  private void submission(String name, String text) throws IOException {
    Path file = directory.resolve("class").resolve(name).resolve(ADDER);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    submissions.put(name, directory.resolve("class").resolve(name));
  }

  private Verdict verdict(Answer answer) {
    String text = ((SourceOverride.HandedIn) answer.sources()).sources().toString();
    given = text;
    graded.add(answer.exercise().id() + (answer.stack() == Stack.MINE ? " mine" : ""));
    if (text.contains("crash")) {
      throw new IllegalStateException("the grader is broken: " + course.root());
    }
    return FakeGrading.verdict(
        answer.exercise(),
        answer.stack(),
        text.contains("wrong") ? VerdictKind.FAIL : VerdictKind.PASS);
  }

  private List<GradedSubmission> run(boolean ownStack, String key) {
    var batch =
        new Batch(
            course,
            new SubmissionReader(course, IntakeLimits.defaults()),
            answers -> answers.stream().map(this::verdict).toList(),
            new GradeBook(directory.resolve("grades")),
            new BatchOptions(2, ownStack, only, sandbox, key));
    return batch.run(submissions, new Told());
  }

  @Test
  void eachGetsItsGrades() throws Exception {
    submission("grace", "right");
    submission("ada", "wrong");
    List<GradedSubmission> all = run(false, "1");
    assertThat(all).extracting(GradedSubmission::name).containsExactly("ada", "grace");
    assertThat(all)
        .extracting(each -> each.points(Credit.ALL_OR_NOTHING))
        .containsExactly(0.0, 10.0);
    assertThat(all)
        .extracting(each -> Math.round(100 * each.points(Credit.PARTIAL)))
        .containsExactly(333L, 1000L);
    assertThat(all).extracting(GradedSubmission::mostPoints).containsOnly(16);
    assertThat(told).containsExactlyInAnyOrder("ada", "grace");
  }

  @Test
  void whatWasNotHandedInIsNotGraded() throws Exception {
    submission("ada", "right");
    run(false, "1");
    assertThat(graded).containsExactly("01.1");
  }

  @Test
  void aFileThatIsNotThereIsGradedAsItsStub() throws Exception {
    submission("ada", "right");
    run(true, "1");
    assertThat(given).contains("throw todo(\"01.2\");");
  }

  @Test
  void whatDoesNotFitTheCourseIsRemarked() throws Exception {
    submission("ada", "right");
    Path file = directory.resolve("class").resolve("ada").resolve(ADDER);
    Files.writeString(file.resolveSibling("Older.java"), "class Older {}");
    assertThat(run(false, "1").getFirst().remarks())
        .singleElement()
        .asString()
        .startsWith("left out, as it is no exercise's file: ");
  }

  @Test
  void onlyWhatPassesIsGradedOnTheStudentsOwnRuntime() throws Exception {
    submission("ada", "wrong");
    submission("grace", "right");
    run(true, "1");
    assertThat(graded).containsExactlyInAnyOrder("01.1", "01.1", "01.1 mine");
  }

  @Test
  void whatWasNotAskedForOnTheStudentsOwnRuntimeIsGradedThereWhenItIs() throws Exception {
    submission("ada", "right");
    run(false, "1");
    assertThat(run(true, "1").getFirst().grades().getFirst().ownStack()).isPresent();
  }

  @Test
  void oneThatCannotBeReadOrGradedStopsNobody() throws Exception {
    submission("ada", "crash");
    submission("grace", "right");
    Files.writeString(directory.resolve("a.zip"), "no zip");
    submissions.put("alan", directory.resolve("a.zip"));
    List<GradedSubmission> all = run(false, "1");
    assertThat(all.get(0).rejected())
        .hasValueSatisfying(why -> assertThat(why).endsWith("broken: the course"));
    assertThat(all.get(1).rejected()).hasValueSatisfying(why -> assertThat(why).contains("no zip"));
    assertThat(all.get(2).points(Credit.ALL_OR_NOTHING)).isEqualTo(10);
  }

  @Test
  void anExerciseOfWhichAFileCouldNotBeTakenIsNotRun() throws Exception {
    submission("ada", "right");
    Files.write(directory.resolve("class").resolve("ada").resolve(ADDER), new byte[] {(byte) 0xff});
    Verdict verdict = run(false, "1").getFirst().grades().getFirst().isolated().orElseThrow();
    assertThat(verdict.kind()).isEqualTo(VerdictKind.REJECTED);
    assertThat(verdict.details()).startsWith(ADDER);
    assertThat(graded).isEmpty();
  }

  @Test
  void twoWithTheSameFilesHaveTheSameContent() throws Exception {
    submission("ada", "right");
    submission("bea", "right");
    submission("cleo", "also right");
    List<GradedSubmission> all = run(false, "1");
    assertThat(all.get(0).content()).isPresent().isEqualTo(all.get(1).content());
    assertThat(all.get(2).content()).isPresent().isNotEqualTo(all.get(0).content());
  }

  @Test
  void oneOfWhichAFileCouldNotBeTakenHasTheSameContentAsNobody() throws Exception {
    submission("ada", "right");
    Files.write(directory.resolve("class").resolve("ada").resolve(ADDER), new byte[] {(byte) 0xff});
    assertThat(run(false, "1").getFirst().content()).isEmpty();
  }

  @Test
  void whatHasBeenGradedIsNotGradedAgain() throws Exception {
    submission("ada", "wrong");
    List<GradedSubmission> first = run(false, "1");
    submission("grace", "right");
    List<GradedSubmission> second = run(false, "1");
    assertThat(graded).hasSize(2);
    assertThat(told).containsExactlyInAnyOrder("ada", "ada again", "grace");
    assertThat(second.getFirst()).usingRecursiveComparison().isEqualTo(first.getFirst());
  }

  @Test
  void whatHasChangedIsGradedAgain() throws Exception {
    submission("ada", "wrong");
    run(false, "1");
    submission("ada", "right");
    assertThat(run(false, "1").getFirst().points(Credit.ALL_OR_NOTHING)).isEqualTo(10);
    run(false, "another course");
    assertThat(graded).hasSize(3);
  }

  @Test
  void onlyWhatIsWantedIsGraded() throws Exception {
    submission("ada", "right");
    only = Set.of("01.2", "01.3");
    assertThat(run(false, "1").getFirst().grades())
        .extracting(Grade::exercise)
        .containsExactly("01.2", "01.3");
    assertThat(graded).isEmpty();
    only = Set.of("01.1");
    assertThat(run(false, "1").getFirst().points(Credit.PARTIAL)).isEqualTo(10);
  }

  @Test
  void aNameMayBeOfAnyLengthAndLetters() throws Exception {
    submission("Ä".repeat(120), "right");
    assertThat(run(false, "1").getFirst().rejected()).isEmpty();
  }

  @Test
  void whatItRanInIsKeptAndABetterSandboxGradesAgain() throws Exception {
    submission("ada", "right");
    sandbox = new Sandbox(false, "not sandboxed");
    run(false, "1");
    sandbox = new Sandbox(true, "sandboxed");
    assertThat(run(false, "1").getFirst().sandbox()).contains(sandbox);
    sandbox = new Sandbox(true, "sandboxed by another one");
    assertThat(run(false, "1").getFirst().sandbox()).contains(new Sandbox(true, "sandboxed"));
    assertThat(graded).hasSize(2);
  }
}
