package loopcraft.grader.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The check is green on a consistent course, and names what is broken. */
class CourseCheckTest {

  private static final String SECOND_TEST =
      AuthorFixture.MODULE + "src/test/java/counting/MoreTest.java";

  @TempDir private Path root;
  private AuthorFixture course;

  @BeforeEach
  void makeCourse() {
    course = new AuthorFixture(root);
  }

  @Test
  void aConsistentCourseHasNoProblems() {
    assertThat(course.problems()).isEmpty();
  }

  /**
   * One thing that is broken on purpose.
   *
   * @param file where the problem is reported, perhaps with its line
   * @param expected part of what it says
   */
  private record Broken(String what, Consumer<AuthorFixture> change, String file, String expected) {

    boolean isIn(String problem) {
      return problem.startsWith(file) && problem.contains(expected) && problem.contains("Mend: ");
    }
  }

  private static Broken broken(
      String what, Consumer<AuthorFixture> change, String file, String expected) {
    return new Broken(what, change, file, expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void namesWhatIsBroken(String group, List<Broken> broken) {
    broken.forEach(each -> each.change.accept(course));
    List<String> problems = course.problems();
    assertThat(broken).allSatisfy(each -> assertThat(problems).as(each.what).anyMatch(each::isIn));
  }

  static Stream<Arguments> namesWhatIsBroken() {
    return Stream.of(
        arguments(
            "small things",
            List.of(
                broken(
                    "stub edited",
                    course -> course.change(AuthorFixture.STUB, "Takes a step", "Takes a leap"),
                    AuthorFixture.STUB + ":11",
                    "is not the stub of its solution"),
                broken(
                    "hint missing",
                    course -> course.change(AuthorFixture.LESSON, "Hint 3", "Hint three"),
                    AuthorFixture.LESSON + ":3",
                    "01.1 has 2 hints, not 3"),
                broken(
                    "answer missing",
                    course -> course.change(AuthorFixture.LESSON, "Zero.", ""),
                    AuthorFixture.LESSON,
                    "folded answer"),
                broken(
                    "lesson's snippet edited",
                    course ->
                        course.change(AuthorFixture.LESSON, "steps.add(step);", "steps.add(it);"),
                    AuthorFixture.LESSON + ":16",
                    "is not that of src/solution/java/counting/Counter.java#take"),
                broken(
                    "no points",
                    course -> course.change(AuthorFixture.TEST, "points = 2", "points = 0"),
                    AuthorFixture.TEST,
                    "over 0"),
                broken(
                    "test switched off",
                    course ->
                        course.change(
                            AuthorFixture.TEST,
                            "@Test\n  void sums",
                            "@Test\n  @Disabled\n  void sums"),
                    AuthorFixture.TEST,
                    "switched off"),
                broken(
                    "wrong answer names no test",
                    course ->
                        course.change(AuthorFixture.WRONG + "constant.java", "sums,", "adds,"),
                    AuthorFixture.WRONG + "constant.java",
                    "has no test adds"),
                broken(
                    "link to no file",
                    course -> course.change("README.md", "README.md#", "REDME.md#"),
                    "README.md:3",
                    "leads to no file"),
                broken(
                    "trace of one machine",
                    course ->
                        course.write(AuthorFixture.TRACE, "ready\n<Handle at 0x7f00deadbeef>\n"),
                    AuthorFixture.TRACE + ":2",
                    "of this machine"))),
        arguments(
            "what is missing",
            List.of(
                broken(
                    "stub missing",
                    course -> course.delete(AuthorFixture.STUB),
                    AuthorFixture.STUB,
                    "there is no stub"),
                broken(
                    "prediction missing",
                    course -> course.change(AuthorFixture.LESSON, "Predict", "Think"),
                    AuthorFixture.LESSON,
                    "no question to predict"),
                broken(
                    "mistakes missing",
                    course ->
                        course.change(AuthorFixture.LESSON, "### Common mistakes", "### Also"),
                    AuthorFixture.LESSON,
                    "common mistakes"),
                broken(
                    "snippet of nothing",
                    course -> course.change(AuthorFixture.LESSON, "#take, value()", "#took"),
                    AuthorFixture.LESSON,
                    "there is no member took"),
                broken(
                    "last step is not the solution",
                    course -> course.change(AuthorFixture.WALKTHROUGH, "value +=", "value -="),
                    AuthorFixture.WALKTHROUGH,
                    "Counter.take(Step) is not what the solution has"),
                broken(
                    "id of the demo",
                    course -> course.change(AuthorFixture.DEMO, "Demo 01.1", "Demo 01.3"),
                    AuthorFixture.DEMO,
                    "is a demo of 01.3"),
                broken(
                    "too few wrong answers",
                    course -> course.delete(AuthorFixture.WRONG + "constant.java"),
                    AuthorFixture.SOLUTION,
                    "01.1 has 2 wrong answers"),
                broken(
                    "its misconception without wrong answer",
                    course -> {},
                    AuthorFixture.TEST + ":12",
                    "misconception constant"),
                broken(
                    "link to no heading",
                    course -> course.change("README.md", "#011-a-counter", "#012-a-counter"),
                    "README.md:3",
                    "leads to no heading of 01-counting/README.md"),
                broken(
                    "program without twin",
                    course ->
                        course.change(AuthorFixture.DEMO, "cpython/count.py", "cpython/count.txt"),
                    AuthorFixture.PROGRAM,
                    "has no Java twin"),
                broken(
                    "script that no test runs",
                    course ->
                        course.write(
                            AuthorFixture.MODULE + "src/cpython/script.py",
                            "from _scripts import scripts\n"),
                    AuthorFixture.MODULE + "src/cpython/script.py",
                    "has no Java twin"))),
        arguments(
            "what does not compile",
            List.of(
                broken(
                    "stub without solution",
                    course ->
                        course.write(
                            AuthorFixture.MODULE + "src/exercise/java/counting/Old.java",
                            "package counting;\n\nclass Old {}\n"),
                    AuthorFixture.MODULE + "src/exercise/java/counting/Old.java",
                    "no solution"),
                broken(
                    "source of a snippet edited",
                    course -> course.change(AuthorFixture.PROGRAM, "return 5", "return 6"),
                    AuthorFixture.LESSON,
                    "count.py#count"),
                broken(
                    "code without a mark",
                    course -> course.change(AuthorFixture.LESSON, "// sketch\n", ""),
                    AuthorFixture.LESSON,
                    "is not checked"),
                broken(
                    "mark without code",
                    course ->
                        course.change(
                            AuthorFixture.LESSON,
                            "  ```python\n  def count():\n      return 5\n  ```\n",
                            ""),
                    AuthorFixture.LESSON,
                    "there is no code below the mark of src/cpython/count.py#count"),
                broken(
                    "step that does not compile",
                    course ->
                        course.change(
                            AuthorFixture.WALKTHROUGH, "value = step.size()", "value = size()"),
                    AuthorFixture.WALKTHROUGH,
                    "step 01.1.1 does not compile"),
                broken(
                    "id of the lesson",
                    course -> course.change(AuthorFixture.LESSON, "## 01.1", "## 01.9"),
                    AuthorFixture.LESSON + ":3",
                    "no solution is marked with 01.9"),
                broken(
                    "demo does not compile",
                    course -> course.change(AuthorFixture.DEMO, "new Step(5)", "new Step()"),
                    AuthorFixture.DEMO + ":11",
                    "does not compile with the reference"),
                broken(
                    "wrong answer that does not compile",
                    course ->
                        course.change(
                            AuthorFixture.WRONG + "constant.java", "return 1;", "return one;"),
                    AuthorFixture.WRONG + "constant.java",
                    "does not compile"))),
        arguments(
            "a stub that does not compile",
            List.of(
                broken(
                    "stub that cannot call its superclass",
                    course -> {
                      course.write(
                          AuthorFixture.MODULE + "src/main/java/counting/Base.java",
                          "package counting;\n\nclass Base {\n  Base(int size) {}\n}\n");
                      course.change(
                          AuthorFixture.SOLUTION,
                          "class Counter {",
                          "class Counter extends Base {\n\n"
                              + "  Counter() {\n"
                              + "    super(1 + 1);\n"
                              + "  }\n");
                    },
                    AuthorFixture.STUB,
                    "the stub of 01.1 does not compile with the reference"))),
        arguments(
            "the id of a test",
            List.of(
                broken(
                    "id of the test",
                    course -> course.change(AuthorFixture.TEST, "\"01.1\"", "\"01.2\""),
                    AuthorFixture.SOLUTION + ":8",
                    "no test class grades 01.1"))),
        arguments(
            "the name of a test",
            List.of(
                broken(
                    "name that two tests of an exercise have",
                    course -> course.write(SECOND_TEST, ofASecondPart("01.1 A counter: sums")),
                    SECOND_TEST,
                    "has a test sums, too"))),
        arguments(
            "the parts of an exercise",
            List.of(
                broken(
                    "test that does not say its part",
                    course -> course.write(SECOND_TEST, ofASecondPart("01.1 A counter")),
                    SECOND_TEST,
                    "does not say what part of 01.1 it grades"),
                broken(
                    "class to write that does not say its part",
                    course -> {},
                    AuthorFixture.SOLUTION,
                    "does not say to which part of 01.1 it belongs"))),
        arguments(
            "the id of a solution",
            List.of(
                broken(
                    "id of the solution",
                    course -> course.change(AuthorFixture.SOLUTION, "\"01.1\"", "\"01.7\""),
                    AuthorFixture.TEST,
                    "which no solution is marked with"))),
        arguments(
            "what is to come",
            List.of(
                broken(
                    "lesson that says an exercise is to come",
                    course ->
                        course.change(
                            AuthorFixture.LESSON, "## 01.1 A counter", "## 01.1 A (to come)"),
                    AuthorFixture.LESSON + ":3",
                    "01.1 is here, and said to come"))),
        arguments(
            "syntax",
            List.of(
                broken(
                    "syntax of the solution",
                    course ->
                        course.change(AuthorFixture.SOLUTION, "return value;", "return value"),
                    "01-counting",
                    "';' expected"))),
        arguments(
            "what belongs together",
            List.of(
                broken(
                    "steps of an exercise missing",
                    course ->
                        course.write(AuthorFixture.WALKTHROUGH, "# Walkthrough\n\n## Steps\n"),
                    AuthorFixture.WALKTHROUGH,
                    "no step for 01.1"),
                broken(
                    "wrong answer without misconception",
                    course -> course.change(AuthorFixture.TEST, "\"constant\"", "\"always-one\""),
                    AuthorFixture.WRONG + "constant.java",
                    "Misconception.of(\"constant\""),
                broken(
                    "program without trace",
                    course -> course.delete(AuthorFixture.TRACE),
                    AuthorFixture.PROGRAM,
                    "has no trace"))));
  }

  private static String ofASecondPart(String title) {
    return """
    package counting;

    import loopcraft.grader.Grades;
    import org.junit.jupiter.api.DisplayName;
    import org.junit.jupiter.api.Test;

    @Grades(value = "01.1", part = 2, points = 1)
    @DisplayName("%s")
    class MoreTest {
      @Test
      void sums() {}
    }
    """
        .formatted(title);
  }

  @Test
  void anExerciseInPartsThatSaysThemHasNoProblems() {
    course.change(
        AuthorFixture.TEST,
        "class CounterTest",
        "@DisplayName(\"01.1 A counter: all\")\nclass CounterTest");
    course.change(
        AuthorFixture.TEST,
        "import org.junit.jupiter.api.Test;",
        "import org.junit.jupiter.api.DisplayName;\nimport org.junit.jupiter.api.Test;");
    course.write(
        SECOND_TEST, ofASecondPart("01.1 A counter, part 2: sums").replace("sums()", "more()"));
    course.change(AuthorFixture.SOLUTION, "(\"01.1\")", "(value = \"01.1\", part = 1)");
    Stubs.write(course.checkout().modules().getFirst(), file -> {});

    assertThat(course.problems()).isEmpty();
  }

  @Test
  void anExerciseMayBeAnnouncedBeforeItIsThere() {
    course.change(AuthorFixture.LESSON, "## 01.1", "## 01.2 More (to come)\n\n## 01.1");
    assertThat(course.problems()).isEmpty();
  }

  @Test
  void reportsAllProblemsAtOnce() {
    course.delete(AuthorFixture.STUB);
    course.change(AuthorFixture.LESSON, "Hint 3", "Hint three");
    course.change("README.md", "README.md#", "REDME.md#");
    assertThat(course.problems()).hasSize(3);
  }

  @Test
  void updateRewritesSnippetsFromTheSources() {
    String lesson = course.text(AuthorFixture.LESSON);
    course.change(AuthorFixture.LESSON, "    steps.add(step);\n".substring(2), "");
    course.change(AuthorFixture.LESSON, "      return 5", "      return 7");
    assertThat(CodeCheck.update(course.checkout()))
        .containsExactly(course.path(AuthorFixture.LESSON));
    assertThat(course.text(AuthorFixture.LESSON)).isEqualTo(lesson);
    assertThat(CodeCheck.update(course.checkout())).isEmpty();
  }

  @Test
  void twinsPrintWhatCPythonPrinted() {
    var checkout = course.checkout();
    assertThat(Twins.problems(checkout, checkout.modules().getFirst())).isEmpty();
    course.change(AuthorFixture.DEMO, "new Step(5)", "new Step(4)");
    assertThat(Twins.problems(checkout, checkout.modules().getFirst()))
        .singleElement()
        .asString()
        .contains("its line 1 is \"4\" where CPython printed \"5\"");
  }

  @Test
  void aDemoMayNameAProgramThatDoesNotPrintTheSame() {
    course.change(AuthorFixture.DEMO, "The twin of {", "Unlike {");
    course.change(AuthorFixture.DEMO, "new Step(5)", "new Step(4)");
    var checkout = course.checkout();
    assertThat(Twins.problems(checkout, checkout.modules().getFirst())).isEmpty();
    assertThat(course.problems()).isEmpty();
  }
}
