package loopcraft.grader.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import loopcraft.grader.fixture.TinyModule;
import loopcraft.grader.fixture.TinyModule.Results;
import loopcraft.grader.kit.FailureDetails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolationTest {

  @TempDir Path directory;
  private TinyModule module;

  @BeforeEach
  void writeAModuleOfTwoExercises() {
    module =
        new TinyModule(directory)
            .given(
                """
                package tiny;
                public class Loop {
                  public String run() { return new Greeter().greet() + " " + new Name().name(); }
                }
                """)
            .solution(greeter("\"hello\""))
            .solution(name("\"world\""))
            .test(test("GreeterTest", "01.1"))
            .test(test("NameTest", "01.2"));
  }

  @AfterEach
  void goBackToIsolation() {
    System.clearProperty(IsolationListener.OWN_STACK);
  }

  private static String greeter(String expression) {
    return """
    package tiny;
    import loopcraft.grader.Exercise;
    @Exercise("01.1")
    class Greeter { String greet() { return %s; } }
    """
        .formatted(expression);
  }

  private static String name(String expression) {
    return """
    package tiny;
    import loopcraft.grader.Exercise;
    @Exercise("01.2")
    class Name { String name() { return %s; } }
    """
        .formatted(expression);
  }

  private static String test(String className, String exercise) {
    return """
    package tiny;
    import static loopcraft.grader.kit.Expect.observed;
    import loopcraft.grader.Grades;
    import org.junit.jupiter.api.Test;
    @Grades(value = "%s", points = 1)
    class %s {
      @Test void greets() { observed("the greeting", new Loop().run()).shouldBe("hello world"); }
    }
    """
        .formatted(exercise, className);
  }

  @Test
  void an_earlier_exercise_that_is_broken_does_not_fail_a_later_one() throws Exception {
    module.exercise(greeter("null + \"broken\"")).exercise(name("\"world\"")).build();

    assertThat(byName("tiny.NameTest").passed()).containsExactly("greets");
    assertThat(byName("tiny.GreeterTest").failure()).hasMessageContaining("nullbroken");
  }

  @Test
  void on_the_learners_own_stack_it_does() throws Exception {
    module.exercise(greeter("\"broken\"")).exercise(name("\"world\"")).build();
    System.setProperty(IsolationListener.OWN_STACK, "true");

    assertThat(byName("tiny.NameTest").failure()).hasMessageContaining("broken world");
  }

  @Test
  void on_the_learners_own_stack_later_exercises_are_the_reference() throws Exception {
    module.exercise(greeter("\"hello\"")).exercise(name("\"broken\"")).build();
    System.setProperty(IsolationListener.OWN_STACK, "true");

    assertThat(byName("tiny.GreeterTest").passed()).containsExactly("greets");
  }

  @Test
  void without_a_reference_the_learners_own_classes_stand_in() throws Exception {
    module.exercise(greeter("\"broken\"")).exercise(name("\"world\"")).build();
    Files.move(module.path("target/reference"), module.path("elsewhere"));

    assertThat(byName("tiny.NameTest").failure()).hasMessageContaining("broken world");
  }

  @Test
  void a_class_that_the_learner_lacks_fails_its_exercise_alone() throws Exception {
    module.exercise(greeter("\"hello\"")).exercise(name("\"world\"")).build();
    Files.delete(module.path("target/exercise/classes/tiny/Greeter.class"));

    assertThat(FailureDetails.of(byName("tiny.GreeterTest").failure()).text())
        .contains("there is no class Greeter")
        .contains("tiny/Greeter.java");
    assertThat(byName("tiny.NameTest").passed()).containsExactly("greets");
  }

  @Test
  void a_method_that_the_learner_renamed_fails_its_exercise_alone() throws Exception {
    module
        .exercise(greeter("\"hello\"").replace("greet()", "hail()"))
        .exercise(name("\"world\""))
        .exercise("package tiny;\nclass Loop {}");
    Files.delete(module.path("src/main/java/tiny/Loop.java"));
    module.solution(
        """
        package tiny;
        class Loop { String run() { return new Greeter().greet() + " " + new Name().name(); } }
        """);
    module.build();

    assertThat(byName("tiny.GreeterTest").failure())
        .hasMessageContaining("a part is missing")
        .hasMessageContaining("tiny.Greeter.greet()");
    assertThat(byName("tiny.NameTest").passed()).containsExactly("greets");
  }

  @Test
  void the_context_class_loader_is_put_back() throws Exception {
    module.exercise(greeter("\"hello\"")).exercise(name("\"world\"")).build();
    ClassLoader before = Thread.currentThread().getContextClassLoader();

    byName("tiny.NameTest");

    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void the_kit_is_never_taken_from_the_learner() throws Exception {
    module
        .exercise(greeter("\"hello\""))
        .exercise(name("\"world\""))
        .exercise(
            "package org.junit.jupiter.api;\n@loopcraft.grader.Exercise(\"01.1\")\nclass Evil {}")
        .build();

    var loader = module.loader("01.1", ClassChoice.ISOLATED);

    assertThat(loader.loadClass("tiny.Greeter").getClassLoader()).isSameAs(loader);
    assertThat(loader.loadClass("loopcraft.grader.kit.Trace").getClassLoader()).isNotSameAs(loader);
    assertThat(catchMissing(loader, "org.junit.jupiter.api.Evil")).isTrue();
  }

  private static boolean catchMissing(ClassLoader loader, String name) {
    try {
      loader.loadClass(name);
      return false;
    } catch (ClassNotFoundException missing) {
      return true;
    }
  }

  /** As Maven does: all on one class path, and the class selected by its name. */
  private Results byName(String testClass) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] path = {
      module.path("target/exercise/test-classes").toUri().toURL(),
      module.path("target/exercise/classes").toUri().toURL()
    };
    try (var all = new URLClassLoader(path, IsolationTest.class.getClassLoader())) {
      thread.setContextClassLoader(all);
      return TinyModule.run(selectClass(testClass), Map.of());
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
