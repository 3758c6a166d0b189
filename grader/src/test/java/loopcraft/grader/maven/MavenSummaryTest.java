package loopcraft.grader.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MavenSummaryTest {

  private static final Instant STARTED = Instant.parse("2020-01-02T03:04:05.678Z");
  private static final String BOTH = "<testcase name='early'/><testcase name='late'/>";

  @TempDir Path temporary;
  private Path root;
  private Path module;
  private String output;

  /** A course with the exercises 01.1, which has two tests, and 01.2, which has one. */
  @BeforeEach
  void makeCourse() throws IOException {
    root = temporary.resolve("a course");
    module = root.resolve("01-event-loop");
    write("README.md", "# The loop\n\n## 01.1 The queue\n\n## 01.2 Failures\n");
    solution("exercise", "First", "01.1", "throw loopcraft.grader.Todo.todo(\"01.1\");");
    solution("exercise", "Second", "01.2", "throw loopcraft.grader.Todo.todo(\"01.2\");");
    solution("solution", "First", "01.1", "");
    solution("solution", "Second", "01.2", "");
    test(
        "First",
        "01.1",
        "@Test void early() {} @Test @DisplayName(\"late is late\") void late() {}");
    test("Second", "01.2", "@ParameterizedTest @ValueSource(ints = {1, 2}) void each(int n) {}");
  }

  @Test
  void aFreshCloneIsGreenAndNamesTheFirstExercise() throws IOException {
    report("FirstTest", BOTH.replace("/>", "><skipped/></testcase>"));

    assertThat(learner()).isTrue();
    assertThat(output)
        .contains("0 of 2 done\n", "not started  01.1 01.2", "next: 01.1 The queue")
        .doesNotContain("failing");
  }

  @Test
  void whatIsMissingInACopyOfTheCourseIsSaidInALine() throws IOException {
    Files.move(module.resolve("src").resolve("solution"), temporary.resolve("elsewhere"));

    assertThat(summed("impl=01=exercise")).isFalse();
    assertThat(output).contains("do not fit together: ", "neither src/solution nor reference.jar");
  }

  @Test
  void anExerciseWhoseTestsAllPassedIsDone() throws IOException {
    solve("First", "01.1");
    report("FirstTest", BOTH);

    assertThat(learner()).isTrue();
    assertThat(output).contains("1 of 2 done\n", "done         01.1", "next: 01.2 Failures");
  }

  @Test
  void whenAllIsDoneNothingComesNext() throws IOException {
    solve("First", "01.1");
    solve("Second", "01.2");
    report("FirstTest", BOTH);
    report("SecondTest", "<testcase name='each(int)[1]'/><testcase name='each(int)[2]'/>");

    assertThat(learner()).isTrue();
    assertThat(output).contains("2 of 2 done\n").doesNotContain("next:");
  }

  @Test
  void anExerciseWithTwoTestClassesIsDoneWhenBothPassed() throws IOException {
    solve("First", "01.1");
    test("More", "01.1", "@Test void further() {}");
    report("FirstTest", BOTH);

    assertThat(learner()).isFalse();
    assertThat(output).contains("1 of 3 tests did not run");

    report("MoreTest", "<testcase name='further'/>");

    assertThat(learner()).isTrue();
    assertThat(output).contains("1 of 2 done");
  }

  @Test
  void aFilterMaySelectOneOfTwoTestClasses() throws IOException {
    solve("First", "01.1");
    test("More", "01.1", "@Test void further() {}");
    report("MoreTest", "<testcase name='further'/>");

    assertThat(learner("tests=MoreTest")).isTrue();
    assertThat(output).contains("only MoreTest: 1 of 1 passing");
  }

  @Test
  void oneFailedTestIsNamedAndFailsTheBuild() throws IOException {
    solve("First", "01.1");
    report("FirstTest", "<testcase name='early'/><testcase name='late'><failure/></testcase>");

    assertThat(learner()).isFalse();
    assertThat(output)
        .contains("1 failing", "failing      01.1 The queue: late is late", "hint 01.1");
  }

  @Test
  void theMostTellingFailureIsToldAtTheEnd() throws IOException {
    solve("First", "01.1");
    report(
        "FirstTest",
        """
        <testcase name='early'><failure message='a check&#10;  expected: one'/></testcase>
        <testcase name='late'><failure message='another&#10;  seen: two&#10;  Likely:   an idea'/>
        </testcase>\
        """);

    assertThat(learner()).isFalse();
    assertThat(output)
        .contains("2 of 2 tests")
        .contains("\n01.1  late is late\n  another\n  seen: two\n  Likely:   an idea\n\nnext: ")
        .contains("./learn test 01.1 --verbose")
        .doesNotContain("expected: one");
  }

  @Test
  void oneFailedInvocationOfAParameterizedTestFailsIt() throws IOException {
    solve("Second", "01.2");
    report(
        "SecondTest",
        "<testcase name='each(int)[1]'/><testcase name='each(int)[2]'><error/></testcase>");

    assertThat(learner()).isFalse();
    assertThat(output).contains("01.2 Failures: each");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<testcase name='early'/>", "<testcase name='other'/>"})
  void aTestThatDidNotRunDidNotPass(String cases) throws IOException {
    solve("First", "01.1");
    report("FirstTest", cases);

    assertThat(learner()).isFalse();
    assertThat(output).contains("of 2 tests did not run");
  }

  @Test
  void aMissingReportIsAFailure() throws IOException {
    solve("First", "01.1");

    assertThat(learner()).isFalse();
    assertThat(output).contains("2 of 2 tests did not run");
  }

  @Test
  void aBrokenReportIsAFailure() throws IOException {
    solve("First", "01.1");
    report("FirstTest", BOTH + "<testcase");

    assertThat(learner()).isFalse();
  }

  @Test
  void aReportOfAnEarlierRunCountsForNothing() throws IOException {
    solve("First", "01.1");
    report("FirstTest", BOTH);
    Path report =
        module.resolve("target/exercise/surefire-reports/TEST-asyncio.loop.FirstTest.xml");
    Files.setLastModifiedTime(report, FileTime.from(STARTED.minus(Duration.ofMillis(1))));

    assertThat(learner()).isFalse();
  }

  @Test
  void aBegunExerciseWhoseTestsWereSkippedIsNotDone() throws IOException {
    solve("First", "01.1");
    report("FirstTest", "<testcase name='early'/><testcase name='late'><skipped/></testcase>");

    assertThat(learner()).isFalse();
    assertThat(output).contains("1 of 2 tests were skipped");
  }

  @Test
  void anExerciseThatIsHalfWrittenIsGreenWhereItIsRight() throws IOException {
    halfSolve("First", "01.1");
    report("FirstTest", "<testcase name='early'/><testcase name='late'><skipped/></testcase>");

    assertThat(learner()).isTrue();
    assertThat(output)
        .contains("0 of 2 done, 1 begun\n")
        .contains(
            "begun        01.1 The queue: 1 of 2 tests hold;"
                + " 1 of 2 methods written; next: First.other\n")
        .contains("next: 01.1 The queue; a hint: ./learn hint 01.1, or go on with ./learn");
  }

  @Test
  void whatFailsOfAHalfWrittenExerciseFailsTheBuild() throws IOException {
    halfSolve("First", "01.1");
    report(
        "FirstTest",
        "<testcase name='early'><skipped/></testcase><testcase name='late'><failure/></testcase>");

    assertThat(learner()).isFalse();
    assertThat(output).contains("0 of 2 done, 1 failing\n", "01.1 The queue: late is late");
  }

  @Test
  void whatDidNotRunOfAHalfWrittenExerciseFailsTheBuild() throws IOException {
    halfSolve("First", "01.1");
    report("FirstTest", "<testcase name='early'><skipped/></testcase>");

    assertThat(learner()).isFalse();
    assertThat(output).contains("2 of 2 tests were skipped");
  }

  @Test
  void aTestOfWhichOneInvocationIsSkippedDoesNotHold() throws IOException {
    halfSolve("Second", "01.2");
    report(
        "SecondTest",
        "<testcase name='each(int)[1]'/><testcase name='each(int)[2]'><skipped/></testcase>");

    assertThat(learner()).isTrue();
    assertThat(output).contains("01.2 Failures: 0 of 1 tests hold;");
  }

  @Test
  void aFilterLimitsWhatIsExpected() throws IOException {
    solve("First", "01.1");
    solve("Second", "01.2");
    report("FirstTest", "<testcase name='late'/>");

    assertThat(learner("tests=FirstTest#late")).isTrue();
    assertThat(output)
        .contains("only FirstTest#late: 1 of 1 passing")
        .doesNotContain("01.2", "done");
  }

  @Test
  void aFilteredTestMustHaveRun() throws IOException {
    solve("First", "01.1");
    report("FirstTest", "<testcase name='early'/>");

    assertThat(learner("tests=FirstTest#late")).isFalse();
  }

  @Test
  void aFilterThatSelectsNothingIsNotGreen() throws IOException {
    assertThat(learner("tests=FristTest")).isFalse();
    assertThat(output).contains("no grading test ran");
  }

  @Test
  void theReferenceMustPassEverythingAndSkipNothing() throws IOException {
    report("FirstTest", BOTH);
    report("SecondTest", "<testcase name='each(int)[1]'><skipped/></testcase>");

    assertThat(run("impl=01=solution")).isFalse();
    assertThat(output).contains("passes 1 of 2", "01.2 Failures: 1 of 1 tests were skipped");

    report("SecondTest", "<testcase name='each(int)[1]'/><testcase name='each(int)[2]'/>");

    assertThat(run("impl=01=solution")).isTrue();
    assertThat(output).contains("passes 2 of 2");
  }

  @Test
  void itSaysNothingBeforeTheLastModule() throws IOException {
    Path next = root.resolve("02-tasks");
    Files.createDirectories(next.resolve("src"));
    solve("First", "01.1");

    assertThat(learner("projects=" + projects(root, module, next, root.resolve("benchmarks"))))
        .isTrue();
    assertThat(output).isEmpty();
  }

  private boolean learner(String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("impl=01=exercise,02=exercise"));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  private boolean run(String... more) throws IOException {
    for (String impl : List.of("exercise", "solution")) {
      compile(impl + "/classes", module.resolve(Path.of("src", impl, "java")));
      compile(impl + "/test-classes", module.resolve(Path.of("src", "test", "java")));
    }
    compile("reference/classes", module.resolve(Path.of("src", "solution", "java")));
    return summed(more);
  }

  private boolean summed(String... more) {
    var args = new ArrayList<String>();
    args.add("root=" + root);
    args.add("module=" + module);
    args.add("started=" + STARTED);
    List<String> given = List.of(more);
    if (given.stream().noneMatch(arg -> arg.startsWith("projects="))) {
      args.add("projects=" + projects(root, root.resolve("grader"), module));
    }
    if (given.stream().noneMatch(arg -> arg.startsWith("tests="))) {
      args.add("tests=${test}");
    }
    args.addAll(given);
    var bytes = new ByteArrayOutputStream();
    boolean green;
    try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      green = MavenSummary.run(args.toArray(String[]::new), out);
    }
    output = bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    return green;
  }

  /** As {@code MavenProject.toString} has it. */
  private static String projects(Path... directories) {
    return Arrays.stream(directories)
        .map(
            directory ->
                "MavenProject: loopcraft:%s:1.0.0-SNAPSHOT @ %s"
                    .formatted(directory.getFileName(), directory.resolve("pom.xml")))
        .toList()
        .toString();
  }

  private void solve(String name, String id) throws IOException {
    solution("exercise", name, id, "");
  }

  /** The reference has two methods then, and the learner one of them. */
  private void halfSolve(String name, String id) throws IOException {
    String todo = "throw loopcraft.grader.Todo.todo(\"%s\");".formatted(id);
    solution("exercise", name, id, "} void other() { " + todo);
    solution("solution", name, id, "} void other() { ");
  }

  private void solution(String room, String name, String id, String body) throws IOException {
    write(
        "src/%s/java/asyncio/loop/%s.java".formatted(room, name),
        """
        package asyncio.loop;

        import loopcraft.grader.Exercise;

        @Exercise("%s")
        class %s {
          void method() { %s }
        }
        """
            .formatted(id, name, body));
  }

  private void test(String name, String id, String methods) throws IOException {
    write(
        "src/test/java/asyncio/loop/%sTest.java".formatted(name),
        """
        package asyncio.loop;

        import loopcraft.grader.Grades;
        import org.junit.jupiter.api.*;
        import org.junit.jupiter.params.*;
        import org.junit.jupiter.params.provider.*;

        @Grades(value = "%s", points = 1)
        class %sTest {
          %s
        }
        """
            .formatted(id, name, methods));
  }

  private void report(String test, String cases) throws IOException {
    String named =
        cases.replace("<testcase ", "<testcase classname='asyncio.loop.%s' ".formatted(test));
    for (String impl : List.of("exercise", "solution")) {
      write(
          "target/%s/surefire-reports/TEST-asyncio.loop.%s.xml".formatted(impl, test),
          "<testsuite>%s</testsuite>".formatted(named));
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = module.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void compile(String target, Path sources) throws IOException {
    var args =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                module.resolve("target").resolve(target).toString()));
    try (var files = Files.walk(sources)) {
      files.filter(Files::isRegularFile).map(Path::toString).forEach(args::add);
    }
    int result =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, args.toArray(String[]::new));
    assertThat(result).isZero();
  }
}
