package loopcraft.grader.hostile;

import static loopcraft.grader.hostile.Attack.answer;
import static loopcraft.grader.hostile.Attack.of;
import static loopcraft.grader.hostile.Attack.source;
import static loopcraft.grader.run.VerdictKind.COMPILE_ERROR;
import static loopcraft.grader.run.VerdictKind.FAIL;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Code that puts itself in the place of others")
class ShadowTest extends Attacks {

  private static final String WRONG = answer("return 0;", "");

  @Override
  Stream<Attack> attacks() {
    return Stream.of(
        source("the test's class", WRONG + "class AnswerTest {}").missed(FAIL),
        source("a class of a test", WRONG + "class AnswerTest$Mine {}").always(FAIL),
        source("AssertJ's class", WRONG)
            .with(
                "package org.assertj.core.api;"
                    + " class Assertions { public static void assertThat(int i) {} }")
            .missed(FAIL),
        source("JUnit's class", WRONG)
            .with("package org.junit.jupiter.api; @interface Test {}")
            .missed(FAIL),
        source("a class of the grader's words for tests", WRONG)
            .with("package loopcraft.grader.kit; class Expect {}")
            .missed(FAIL),
        source("a class of the worker", WRONG)
            .with("package loopcraft.grader.run; class RecordWriter {}")
            .missed(FAIL),
        source("a library's class", WRONG)
            .with("package org.mockito; class Mockito {}")
            .missed(FAIL),
        // The scan takes what is of that name for the student's, and the JVM takes it for JUnit's.
        source("a class of its own in JUnit's package", WRONG)
            .with("package org.junit.platform.commons.support; public class Helper {}")
            .missed(FAIL),
        source("a class of the JDK", WRONG)
            .with("package java.util; class Arrays {}")
            .always(COMPILE_ERROR),
        source("a class whose name differs by case", WRONG + "class answer {}")
            .always(FAIL, COMPILE_ERROR),
        source("a module", "module evil {}").always(COMPILE_ERROR),
        of(
                "a service that is registered in the source",
                "",
                "public static class Listener"
                    + " implements org.junit.platform.launcher.TestExecutionListener {"
                    + " public Listener() { Runtime.getRuntime().halt(0); } }")
            .missed(FAIL),
        source(
                "an extension of JUnit's that a class of its own asks for",
                WRONG
                    .replace(
                        "public class Answer",
                        "@org.junit.jupiter.api.extension.ExtendWith(Answer.Extension.class)"
                            + " public class Answer")
                    .replace(
                        "public Object greeting",
                        "public static class Extension implements"
                            + " org.junit.jupiter.api.extension.BeforeEachCallback {"
                            + " public void beforeEach("
                            + "org.junit.jupiter.api.extension.ExtensionContext c) {"
                            + " Runtime.getRuntime().halt(0); } }"
                            + " public Object greeting"))
            .missed(FAIL));
  }
}
