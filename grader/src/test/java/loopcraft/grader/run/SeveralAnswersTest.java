package loopcraft.grader.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import loopcraft.grader.course.CourseExercise;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are graded one after another, where each says which JVM it runs in. */
class SeveralAnswersTest {

  private static final BiPredicate<Answer, Verdict> WHAT_DOES_NOT_PASS =
      (_, verdict) -> !verdict.passed();

  private static final BiPredicate<Answer, Verdict> NOTHING = (_, _) -> false;

  @TempDir Path root;
  private CourseExercise adder;
  private Grader grader;

  @BeforeEach
  void open() {
    var course = FixtureCourse.in(root).load();
    adder = course.find("01.1").orElseThrow();
    grader = new Grader(course, GraderOptions.defaults().withSpares(0).withArchive(false));
  }

  @AfterEach
  void close() {
    grader.close();
  }

  /** One that adds, after something else; the name makes it differ from others. */
  private Answer adder(String name, String statement) {
    String text =
        """
        package fixture;

        public class Adder {
          static final String NAME = "%s";

          public int add(int a, int b) {
            %s
            return a + b;
          }

          public int zero() {
            System.out.println(ProcessHandle.current().pid());
            return 0;
          }
        }
        """
            .formatted(name, statement);
    return new Answer(adder, Stack.ISOLATED, SourceOverride.of(Map.of(FixtureCourse.ADDER, text)));
  }

  private List<Verdict> graded(BiPredicate<Answer, Verdict> doubtful, Answer... answers) {
    return grader.gradeAll(Arrays.asList(answers), doubtful);
  }

  private static String jvm(Verdict verdict) {
    assertThat(verdict.output().strip()).as(verdict.toString()).isNotEmpty();
    return verdict.output().strip();
  }

  /** Whether another answer runs in the JVM of one that does this. */
  private boolean sharesItsJvm(String statement) {
    List<Verdict> verdicts = graded(WHAT_DOES_NOT_PASS, adder("a", statement), adder("b", ""));
    return jvm(verdicts.get(1)).equals(jvm(verdicts.get(0)));
  }

  @Test
  void rightOnesShareAJvm() {
    List<Verdict> verdicts = graded(WHAT_DOES_NOT_PASS, adder("a", ""), adder("b", ""));
    assertThat(verdicts).allMatch(Verdict::passed);
    assertThat(verdicts).extracting(SeveralAnswersTest::jvm).containsOnly(jvm(verdicts.getFirst()));
  }

  @Test
  void aWrongOneThatIsInDoubtIsGradedOnceMoreInAnotherJvm() {
    List<Verdict> verdicts =
        graded(WHAT_DOES_NOT_PASS, adder("a", ""), adder("b", "a++;"), adder("c", ""));
    assertThat(verdicts)
        .extracting(Verdict::kind)
        .containsExactly(VerdictKind.PASS, VerdictKind.FAIL, VerdictKind.PASS);
    assertThat(jvm(verdicts.get(1))).isNotEqualTo(jvm(verdicts.get(0)));
    assertThat(jvm(verdicts.get(2))).isEqualTo(jvm(verdicts.get(0)));
  }

  @Test
  void wrongOnesThatAreInDoubtShareTheOtherJvm() {
    List<Verdict> verdicts =
        graded(WHAT_DOES_NOT_PASS, adder("a", ""), adder("b", "a++;"), adder("c", "b++;"));
    assertThat(jvm(verdicts.get(1)))
        .isEqualTo(jvm(verdicts.get(2)))
        .isNotEqualTo(jvm(verdicts.get(0)));
  }

  @Test
  void oneThatFailsBecauseOfWhatAnotherLeftPasses() {
    String leaves = "java.net.URLConnection.setDefaultUseCaches(\"left\", false);";
    String finds = "a += java.net.URLConnection.getDefaultUseCaches(\"left\") ? 0 : 1;";
    List<Verdict> verdicts =
        graded(WHAT_DOES_NOT_PASS, adder("a", leaves), adder("b", finds), adder("c", "a++;"));
    assertThat(verdicts)
        .extracting(Verdict::kind)
        .containsExactly(VerdictKind.PASS, VerdictKind.PASS, VerdictKind.FAIL);
  }

  @Test
  void aWrongOneThatIsNotInDoubtIsGradedOnce() {
    List<Verdict> verdicts = graded(NOTHING, adder("a", ""), adder("b", "a++;"));
    assertThat(verdicts.get(1).kind()).isEqualTo(VerdictKind.FAIL);
    assertThat(jvm(verdicts.get(1))).isEqualTo(jvm(verdicts.get(0)));
  }

  @Test
  void theFirstInAJvmIsNeverInDoubt() {
    List<Verdict> verdicts = graded(WHAT_DOES_NOT_PASS, adder("a", "a++;"), adder("b", ""));
    assertThat(jvm(verdicts.get(1))).isEqualTo(jvm(verdicts.get(0)));
  }

  @Test
  void nobodyRunsBesideAThreadThatWasLeftBehind() {
    assertThat(sharesItsJvm("Thread.ofPlatform().daemon().start(() -> { while (true) {} });"))
        .isFalse();
  }

  @Test
  void nobodyRunsBesideAVirtualThreadThatWasLeftBehind() {
    assertThat(sharesItsJvm("Thread.startVirtualThread(() -> { while (true) {} });")).isFalse();
  }

  @Test
  void aThreadOfTheWholeJvmThatWasOnlyStartedByOneIsNotLeftBehind() {
    assertThat(
            sharesItsJvm(
                "new java.util.concurrent.CompletableFuture<String>().completeOnTimeout(\"\", 1,"
                    + " java.util.concurrent.TimeUnit.MILLISECONDS).join();"))
        .isTrue();
  }

  @Test
  void aThreadWithSuchANameThatIsInTheAnswersCodeIsLeftBehind() {
    assertThat(
            sharesItsJvm(
                "Thread.ofPlatform().daemon().name(\"Okio Watchdog\")"
                    + ".start(() -> java.util.concurrent.locks.LockSupport.park());"))
        .isFalse();
  }

  @Test
  void nobodyRunsBeforeWhatWasPutOffIsDone() {
    assertThat(
            sharesItsJvm(
                "new java.util.concurrent.CompletableFuture<String>()"
                    + ".orTimeout(60, java.util.concurrent.TimeUnit.SECONDS);"))
        .isFalse();
  }

  @Test
  void whatOneHasSetIsNotSetForTheNext() {
    List<Verdict> verdicts =
        graded(
            WHAT_DOES_NOT_PASS,
            adder("a", "System.setProperty(\"left\", \"here\"); System.setOut(null);"),
            adder("b", "a += System.getProperty(\"left\") == null ? 0 : 1;"));
    assertThat(verdicts.get(1).passed()).as(verdicts.get(1).toString()).isTrue();
  }

  @Test
  void oneThatEndsItsJvmTakesNobodyWithIt() {
    List<Verdict> verdicts =
        graded(
            WHAT_DOES_NOT_PASS,
            adder("a", ""),
            adder("b", "System.exit(0);"),
            adder("c", ""),
            adder("d", "Runtime.getRuntime().halt(0);"),
            adder("e", ""));
    assertThat(verdicts)
        .extracting(Verdict::kind)
        .containsExactly(
            VerdictKind.PASS,
            VerdictKind.INCOMPLETE,
            VerdictKind.PASS,
            VerdictKind.INCOMPLETE,
            VerdictKind.PASS);
    assertThat(verdicts.get(1).details()).contains("System.exit was called at Adder.add");
  }

  @Test
  void nothingOfTheFlightRecorderIsLeftAmongTemporaryFiles() throws IOException {
    List<Verdict> verdicts =
        graded(
            NOTHING,
            adder("a", "try (var one = new jdk.jfr.Recording()) { one.start(); }"),
            adder("b", ""));
    assertThat(verdicts).allMatch(Verdict::passed);
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(files).noneMatch(file -> file.toString().endsWith("_" + jvm(verdicts.getFirst())));
    }
  }

  @Test
  void theSameAnswerIsRunOnceAndGetsTheSameVerdict() {
    List<Verdict> first = graded(WHAT_DOES_NOT_PASS, adder("a", "a++;"));
    List<Verdict> second = graded(WHAT_DOES_NOT_PASS, adder("a", "a++;"));
    assertThat(second).isEqualTo(first);
  }
}
