package loopcraft.grader.author;

import static loopcraft.grader.run.TestOutcome.Status.FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import loopcraft.grader.course.Course;
import loopcraft.grader.run.FailureReport;
import loopcraft.grader.run.GraderOptions;
import loopcraft.grader.run.SourceOverride;
import loopcraft.grader.run.Stack;
import loopcraft.grader.run.TestOutcome;
import loopcraft.grader.run.Verdict;
import loopcraft.grader.run.VerdictKind;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a wrong answer is put into the solution, and what its file says. */
class WrongAnswerTest {

  private static final GraderOptions OPTIONS =
      GraderOptions.defaults().withArchive(false).withSpares(2);

  private static final String TARGET =
      """
      package p;

      import java.util.List;

      /** Javadoc. */
      final class Queue extends Base implements Runnable {

        private int count;

        Queue() {}

        /** Adds. */
        void add(List<? extends Item> items) {
          count++;
        }

        void add(int item) {}

        void unused() {}

        public void run() {}

        private static final class Node {
          int left() {
            return 1;
          }

          int right() {
            return 2;
          }
        }

        record Pair(int a) {}
      }
      """;

  @TempDir private Path directory;

  private static String merged(String changes) {
    return merged(changes, Merge.Mode.MEMBERS, Set.of());
  }

  private static String merged(String changes, Merge.Mode mode, Set<String> removed) {
    return Merge.into(JavaSource.parse(TARGET), JavaSource.parse(changes), mode, removed);
  }

  @Test
  void replacesMethodsOfTheSameParameterTypes() {
    String merged = merged("class Queue { void add(java.util.List<Item> all) { count = 7; } }");
    assertThat(merged)
        .contains("void add(java.util.List<Item> all) { count = 7; }")
        .contains("void add(int item) {}")
        .doesNotContain("count++");
  }

  @Test
  void addsNewMembersAndImportsAndTypes() {
    String merged =
        merged(
            """
            package p;

            import java.util.ArrayDeque;

            class Queue {
              private static final int MORE = 1;
              private final ArrayDeque<Item> items = new ArrayDeque<>();
              void add(String text) {}
              Queue() { items.clear(); }
            }

            class Helper {}
            """);
    assertThat(merged)
        .contains("import java.util.ArrayDeque;\nimport java.util.List;")
        .contains("final class Queue extends Base implements Runnable {")
        .containsSubsequence("MORE = 1", "private int count", "items =", "void add(String text)")
        .contains("Queue() { items.clear(); }")
        .doesNotContain("Queue() {}")
        .endsWith("class Helper {}\n");
  }

  @Test
  void mergesNestedClassesAndReplacesRecordsOfOtherComponents() {
    String merged =
        merged("class Queue { class Node { int left() { return 9; } } record Pair(int b) {} }");
    assertThat(merged)
        .contains("int left() { return 9; }")
        .contains("return 2;")
        .contains("record Pair(int b) {}")
        .doesNotContain("Pair(int a)");
  }

  @Test
  void takesOutWhatItRemoves() {
    assertThat(merged("class Queue {}", Merge.Mode.MEMBERS, Set.of("unused", "right")))
        .doesNotContain("unused")
        .doesNotContain("return 2")
        .contains("return 1");
  }

  @Test
  void aWholeClassKeepsTheHeadUnlessItHasItsOwn() {
    assertThat(merged("class Queue { void a() {} }", Merge.Mode.WHOLE_CLASS, Set.of()))
        .contains("final class Queue extends Base implements Runnable { void a() {} }")
        .doesNotContain("unused");
    assertThat(merged("class Queue extends Other { }", Merge.Mode.WHOLE_CLASS, Set.of()))
        .contains("class Queue extends Other { }")
        .doesNotContain("Base");
  }

  private WrongAnswer answer(String name, String text) throws Exception {
    Path file = directory.resolve("01.1").resolve(name);
    Stubs.writeText(file, text);
    return WrongAnswer.read(file);
  }

  @Test
  void readsWhatTheFileSaysAboutItself() throws Exception {
    WrongAnswer answer =
        answer(
            "no-wait.java",
            """
            // Misconception: it believes something
            // that takes two lines.
            // Fails: one_test,
            //     anotherTest Nested.third
            // Removes: a, b
            package p;
            class A {}
            """);
    assertThat(answer.exercise()).isEqualTo("01.1");
    assertThat(answer.name()).isEqualTo("no-wait");
    assertThat(answer.right()).isFalse();
    assertThat(answer.idea()).isEqualTo("it believes something that takes two lines.");
    assertThat(answer.fails()).containsExactly("Nested.third", "anotherTest", "one_test");
    WrongAnswer right = answer("other.ok.java", "// Alternative: yes\nclass A {}\n");
    assertThat(right.right()).isTrue();
    assertThat(right.name()).isEqualTo("other");
  }

  @Test
  void rewritesWhichTestsFail() throws Exception {
    String text = "// Misconception: one\n// two\n// Fails: old\n// Removes: x\nclass A {}\n";
    assertThat(answer("a.java", text).withFails(List.of("c", "b")))
        .isEqualTo("// Misconception: one\n// two\n// Fails: c, b\n// Removes: x\nclass A {}\n");
    assertThat(answer("b.java", "// Misconception: one\nclass A {}\n").withFails(List.of("b")))
        .isEqualTo("// Misconception: one\n// Fails: b\nclass A {}\n");
    List<String> many = Collections.nCopies(12, "a_test_with_a_long_name");
    WrongAnswer wrapped = answer("c.java", answer("c.java", text).withFails(many));
    assertThat(wrapped.source().text().lines()).allMatch(line -> line.length() <= 100);
    assertThat(wrapped.fails()).containsExactly("a_test_with_a_long_name");
  }

  @Test
  void mayOnlyChangeTheExercisesOwnClasses() throws Exception {
    var course = new AuthorFixture(directory.resolve("course"));
    Path solution = course.checkout().modules().getFirst().solution();
    assertThatThrownBy(
            () ->
                answer("x.java", "// Misconception: x\npackage counting;\nclass Step {}\n")
                    .merged(solution, List.of(Path.of("counting", "Counter.java"))))
        .hasMessageContaining("none of its classes");
  }

  @Test
  void isGradedAndJudgedAndRecorded() {
    var course = new AuthorFixture(directory.resolve("course"));
    course.change(AuthorFixture.WRONG + "constant.java", "sums, startsAtZero", "sums");
    List<Trial> trials = WrongAnswers.run(course.checkout().root(), "01.1", 1, OPTIONS);
    assertThat(trials).hasSize(4);
    assertThat(trials).filteredOn(trial -> trial.answer().right()).allMatch(Trial::good);
    // The fixture's tests name no misconception.
    assertThat(trials)
        .filteredOn(trial -> !trial.answer().right())
        .allSatisfy(
            trial ->
                assertThat(trial.complaints().getLast())
                    .contains("no failing test names the misconception"));
    assertThat(complaints(trials))
        .hasSize(4)
        .first(InstanceOfAssertFactories.STRING)
        .startsWith("must fail at exactly sums, and fails at startsAtZero, sums; startsAtZero: ")
        .contains("but was: <1>");
    List<Trial> recorded = WrongAnswers.recorded(trials, new PrintWriter(new StringWriter()));
    assertThat(course.text(AuthorFixture.WRONG + "constant.java"))
        .contains("// Fails: sums, startsAtZero\n");
    assertThat(complaints(recorded)).hasSize(3);
  }

  @Test
  void mayFailATestByLuck() {
    var course = new AuthorFixture(directory.resolve("course"));
    course.change(
        AuthorFixture.WRONG + "constant.java",
        "sums, startsAtZero",
        "sums\n// By luck: startsAtZero");
    List<Trial> trials = WrongAnswers.run(course.checkout().root(), "01.1/constant", 1, OPTIONS);

    assertThat(complaints(trials)).noneMatch(complaint -> complaint.startsWith("must fail"));
    assertThat(trials.getFirst().failingInAllRuns()).containsExactly("sums");
  }

  @Test
  void aWrongOneThatFailsByLuckIsNoted() {
    var course = new AuthorFixture(directory.resolve("course"));
    var notes = new StringWriter();
    List<Trial> trials = runAll(course, inTurn("sums", "sums startsAtZero"), notes);
    assertThat(constant(trials)).matches(Trial::good);
    assertThat(notes.toString().lines())
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("01.1/constant differs from run to run")
        .contains("must fail at exactly startsAtZero, sums, and fails at sums");
  }

  @Test
  void luckIsFoundWhereTheSystemHasThreadsGoOnInOneOrderEachTime() {
    var course = new AuthorFixture(directory.resolve("course"));
    course.change(
        AuthorFixture.TEST,
        text ->
            text.replaceAll(
                "assertEquals\\((.), (.*)\\);",
                "loopcraft.grader.kit.Expect.observed(\"it\","
                    + " $2).suggests(CONSTANT).shouldBe($1);"));
    course.change(
        AuthorFixture.WRONG + "constant.java",
        "public int value() { return 1; }",
        """
        private volatile boolean begun;

        public int value() {
          Thread.ofPlatform().start(() -> begun = true);
          return begun || !steps.isEmpty() ? 1 : 0;
        }
        """);
    List<Trial> trials =
        WrongAnswers.runAll(course.checkout().root(), new PrintWriter(new StringWriter()), OPTIONS);
    assertThat(constant(trials).complaints()).isEmpty();
  }

  @Test
  void luckMayTurnLateAndNeverMakeAllItsTestsFailAtOnce() {
    var course = new AuthorFixture(directory.resolve("course"));
    course.change(AuthorFixture.WRONG + "constant.java", "sums,", "sums, adds,");
    var notes = new StringWriter();
    List<Trial> trials =
        runAll(course, inTurn("sums adds", "sums adds", "sums startsAtZero"), notes);
    assertThat(constant(trials)).matches(Trial::good);
    assertThat(notes.toString()).contains("differs from run to run");
  }

  @Test
  void aWrongOneThatDiffersInTheSameWayEachTimeIsNotAsItShould() {
    var course = new AuthorFixture(directory.resolve("course"));
    var notes = new StringWriter();
    List<Trial> trials = runAll(course, inTurn("sums"), notes);
    assertThat(complaints(List.of(constant(trials))))
        .containsExactly("must fail at exactly startsAtZero, sums, and fails at sums");
    assertThat(notes.toString()).isEmpty();
  }

  @Test
  void luckDoesNotExcuseATestThatAlwaysFails() {
    var course = new AuthorFixture(directory.resolve("course"));
    course.change(AuthorFixture.WRONG + "constant.java", "sums, startsAtZero", "startsAtZero");
    var notes = new StringWriter();
    List<Trial> trials = runAll(course, inTurn("sums", "sums startsAtZero"), notes);
    assertThat(complaints(List.of(constant(trials))))
        .containsExactly("must fail at exactly startsAtZero, and fails at sums; sums: seen");
    assertThat(notes.toString()).isEmpty();
  }

  @Test
  void somethingMustFailWithoutLuck() {
    var course = new AuthorFixture(directory.resolve("course"));
    List<Trial> trials = runAll(course, inTurn("sums", "startsAtZero"), new StringWriter());
    assertThat(constant(trials)).matches(trial -> !trial.good());
  }

  @Test
  void whatNamesTheMisconceptionMayFailByLuck() {
    var course = new AuthorFixture(directory.resolve("course"));
    List<Trial> trials = runAll(course, inTurn("sums?", "sums? startsAtZero"), new StringWriter());
    assertThat(constant(trials)).matches(Trial::good);
  }

  @Test
  void someRunMustNameTheMisconception() {
    var course = new AuthorFixture(directory.resolve("course"));
    List<Trial> trials = runAll(course, inTurn("sums?", "sums? startsAtZero?"), new StringWriter());
    assertThat(complaints(List.of(constant(trials))))
        .contains("no failing test names the misconception constant, named are (none)");
  }

  @Test
  void aRightOneHasNoSecondChance() {
    var course = new AuthorFixture(directory.resolve("course"));
    List<Trial> trials = runAll(course, inTurn("sums"), new StringWriter());
    assertThat(trials)
        .filteredOn(trial -> trial.answer().right())
        .singleElement()
        .matches(trial -> !trial.good());
  }

  private static List<Trial> runAll(
      AuthorFixture course, WrongAnswers.Grading grading, StringWriter notes) {
    return new WrongAnswers(Course.load(course.checkout().root()), grading)
        .runAll(new PrintWriter(notes, true));
  }

  private static Trial constant(List<Trial> trials) {
    return trials.stream()
        .filter(trial -> trial.answer().name().equals("constant"))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Every answer fails some tests the first time, others the second, and so in turn. A test with a
   * question mark names no misconception.
   */
  private static WrongAnswers.Grading inTurn(String... tests) {
    Map<SourceOverride, Integer> runs = new ConcurrentHashMap<>();
    return answer -> {
      int run = runs.merge(answer.sources(), 1, Integer::sum) - 1;
      return verdict(List.of(tests[run % tests.length].split(" ")));
    };
  }

  private static Verdict verdict(List<String> failing) {
    return new Verdict(
        "01.1",
        Stack.ISOLATED,
        VerdictKind.FAIL,
        failing.stream().map(WrongAnswerTest::failed).toList(),
        "",
        List.of(),
        Optional.empty(),
        "",
        Duration.ZERO);
  }

  private static TestOutcome failed(String test) {
    String id = test.replace("?", "");
    var likely = new FailureReport.Likely("constant", "always the same");
    var report =
        new FailureReport(
            "seen",
            id.equals(test) ? Optional.of(likely) : Optional.empty(),
            Optional.empty(),
            "AssertionError",
            List.of());
    return new TestOutcome(id, id, FAILED, Optional.of(report));
  }

  private static List<String> complaints(List<Trial> trials) {
    return trials.stream()
        .flatMap(trial -> trial.complaints().stream())
        .map(complaint -> complaint.replace(" (--record rewrites the line)", ""))
        .toList();
  }
}
