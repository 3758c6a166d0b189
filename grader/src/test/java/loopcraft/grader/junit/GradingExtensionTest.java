package loopcraft.grader.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import loopcraft.grader.fixture.TinyModule;
import loopcraft.grader.fixture.TinyModule.Results;
import loopcraft.grader.kit.ConceptFailure;
import loopcraft.grader.kit.FailureDetails;
import loopcraft.grader.kit.HangKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

class GradingExtensionTest {

  private static final String SLEEP =
      """
      try { new java.util.concurrent.CountDownLatch(1).await(); } catch (InterruptedException e) { }
      """;

  @TempDir Path directory;

  @Test
  void an_exercise_that_is_not_started_is_skipped_and_says_where_to_begin() {
    Results results = grade("throw loopcraft.grader.Todo.todo(\"01.1\");", "");

    assertThat(results.passed()).isEmpty();
    assertThat(results.skipped())
        .containsExactly(
            "01.1 Greetings is not started: open "
                + directory.getFileName()
                + "/src/exercise/java/tiny/Greeter.java to begin");
  }

  @Test
  void what_is_still_to_be_written_is_said_with_a_failure() {
    Results results =
        grade("throw loopcraft.grader.Todo.todo(\"01.1\"); } public void done() {", "");

    assertThat(results.failure())
        .hasMessage(
            """
            code that is still to be written
              seen:     01.1 is not written to its end: the test got to a todo
              at:       Greeter.greet (Greeter.java:3)
              Note:     1 of 2 methods written; next: Greeter.greet
              Read:     %s/README.md, "01.1 Greetings"  ·  Hint: ./learn hint 01.1\
            """
                .formatted(directory.getFileName()));
  }

  @Test
  void what_is_still_to_be_written_is_skipped_where_that_is_wanted() {
    module(
        "throw loopcraft.grader.Todo.todo(\"01.1\"); } public void done() {",
        10,
        "@Test void greets() { new Greeter().greet(); } @Test void ends() { new Greeter().done();"
            + " }");
    Results results = graded(Map.of());

    assertThat(results.passed()).containsExactly("ends");
    assertThat(results.failure())
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("01.1 Greetings is begun: 1 of 2 methods written; next: Greeter.greet");
  }

  @Test
  void what_is_wrong_of_a_begun_exercise_is_not_skipped() {
    module(
        "throw new AssertionError(\"wrong\"); } public void done() {"
            + " throw loopcraft.grader.Todo.todo(\"01.1\");",
        10,
        "@Test void greets() { new Greeter().greet(); }");
    Results results = graded(Map.of());

    assertThat(results.failure()).isInstanceOf(ConceptFailure.class).hasMessageContaining("wrong");
  }

  @Test
  void a_todo_in_an_exercise_that_is_written_is_not_skipped() {
    module(
        """
        java.util.function.Supplier<RuntimeException> later =
            () -> loopcraft.grader.Todo.todo("01.1");
        throw later.get(); } public void done() {
        """,
        10,
        "@Test void greets() { new Greeter().greet(); }");
    Results results = graded(Map.of());

    assertThat(results.failure()).isInstanceOf(ConceptFailure.class);
  }

  @Test
  void a_todo_that_somebody_caught_is_said_all_the_same() {
    Results results =
        grade(
            """
            try { done(); } catch (RuntimeException e) { }
            throw new IllegalStateException("cut off"); }
            public void done() { throw loopcraft.grader.Todo.todo("01.1");
            """,
            "");

    assertThat(results.failure())
        .hasMessageStartingWith("code that is still to be written")
        .hasMessageContaining("at:       Greeter.done (Greeter.java:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"before", "then"})
  void a_todo_of_one_test_is_not_said_of_another(String name) {
    Results results =
        grade(
            "} public void done() { throw loopcraft.grader.Todo.todo(\"01.1\");",
            """
            @Test void %s() { try { new Greeter().done(); } catch (RuntimeException caught) { } }
            @Test void fails() { throw new AssertionError("two"); }
            """
                .formatted(name));

    assertThat(results.failure()).hasMessageStartingWith("a check of the test failed");
  }

  @Test
  void an_exception_of_the_learners_becomes_a_text_and_has_no_frames_of_the_machinery() {
    Results results = grade("Object nothing = null; nothing.hashCode();", "");

    var details = FailureDetails.of(results.failure());
    assertThat(details.text())
        .startsWith("an exception that the test did not expect\n  seen:     NullPointerException")
        .contains("at:       Greeter.greet (Greeter.java:3)");
    assertThat(details.frames())
        .extracting(StackTraceElement::getClassName)
        .containsExactly("tiny.Greeter", "tiny.GreeterTest");
  }

  @Test
  void lines_of_the_reference_are_not_taken_for_lines_of_the_learners_files() {
    withReference("throw new IllegalStateException(\"no name\");");
    Results results = grade("new Names().name();", "");

    var details = FailureDetails.of(results.failure());
    assertThat(details.text()).contains("no name").contains("at:       Greeter.greet (");
    assertThat(details.frames())
        .extracting(StackTraceElement::getClassName)
        .containsExactly("tiny.Greeter", "tiny.GreeterTest");
  }

  @Test
  void a_wait_in_the_reference_says_that_it_is_the_reference() {
    withReference(
        """
        try { new java.util.concurrent.CountDownLatch(1).await(); }
        catch (InterruptedException e) { }
        """);
    Results results = hang("new Names().name();", "");

    var details = FailureDetails.of(results.failure());
    assertThat(details.text()).contains("Names.name (reference) waits in CountDownLatch.await");
    assertThat(details.frames())
        .extracting(StackTraceElement::getClassName)
        .containsExactly("tiny.Greeter", "tiny.GreeterTest");
  }

  /** Adds another exercise, of which the reference does this. */
  private void withReference(String body) {
    var other =
        """
        package tiny;
        @loopcraft.grader.Exercise("01.2")
        class Names { void name() { %s } }
        """;
    new TinyModule(directory)
        .exercise(other.formatted("throw loopcraft.grader.Todo.todo(\"01.2\");"))
        .solution(other.formatted(body));
  }

  @Test
  void a_learner_cannot_have_a_test_skipped() {
    Results results = grade("throw new org.opentest4j.TestAbortedException();", "");

    assertThat(results.skipped()).isEmpty();
    assertThat(results.failure()).hasMessageContaining("would have had the test skipped");
  }

  @Test
  void a_stack_that_overflows_is_an_ordinary_failure() {
    assertThat(grade("greet();", "").failure()).hasMessageContaining("StackOverflowError");
  }

  @Test
  void a_plain_assertion_is_explained_too() {
    Results results = grade("throw new AssertionError(\"one is not two\");", "");

    assertThat(results.failure())
        .isInstanceOf(ConceptFailure.class)
        .hasMessageContaining("one is not two")
        .hasMessageContaining("./learn hint 01.1");
  }

  @Test
  void the_constructor_the_test_and_the_methods_around_it_share_a_thread() {
    Results results =
        grade(
            "",
            """
            final Thread constructed = Thread.currentThread();
            @org.junit.jupiter.api.BeforeEach void before() { same(); }
            @org.junit.jupiter.api.AfterEach void after() { same(); }
            @Test void in_the_test() { same(); }
            void same() { observed("the thread", Thread.currentThread()).shouldBeSameAs(constructed); }
            """);

    assertThat(results.passed()).containsExactly("greets", "in_the_test");
  }

  @Test
  void parameterised_tests_are_graded_as_well() {
    Results results =
        grade(
            "if (System.nanoTime() != 0) { throw new IllegalStateException(\"no\"); }",
            """
            @org.junit.jupiter.params.ParameterizedTest
            @org.junit.jupiter.params.provider.ValueSource(ints = {1})
            void each(int n) { new Greeter().greet(); }
            """);

    assertThat(results.failure("each"))
        .isInstanceOf(ConceptFailure.class)
        .hasMessageContaining("IllegalStateException: no");
  }

  @Test
  void a_loop_that_spins_is_named_with_its_method_and_line() {
    Results results = hang("while (!Thread.currentThread().isInterrupted()) {}", "");

    var details = FailureDetails.of(results.failure());
    assertThat(details.hang()).contains(HangKind.SPIN);
    assertThat(details.text())
        .contains("expected: an end within 400 ms")
        .contains("a loop that spins: Greeter.greet runs on and on, at Greeter.java:3");
  }

  @Test
  void a_loop_that_spins_on_a_selector_which_never_waits_is_a_spin() {
    Results results =
        hang(
            """
            try (var selector = java.nio.channels.Selector.open()) {
              while (!Thread.currentThread().isInterrupted()) { selector.selectNow(); }
            } catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }
            """,
            "");

    assertThat(FailureDetails.of(results.failure()).hang()).contains(HangKind.SPIN);
  }

  @Test
  void a_wait_names_the_tasks_that_are_suspended_on_the_threads_of_the_test() {
    withRuntime(
        "return threads.stream().map(thread -> \"Task-1 of \" + thread.getName()).toList();");
    Results results = hang(SLEEP, "");

    assertThat(FailureDetails.of(results.failure()).text())
        .contains("a wait that nothing ends: Greeter.greet (Greeter.java:3) waits in")
        .contains("\n            Task-1 of test\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw new IllegalStateException();",
        "while (true) { java.util.concurrent.locks.LockSupport.park(); }"
      })
  void a_runtime_that_cannot_answer_does_not_hide_where_a_test_waits(String answer) {
    withRuntime(answer);
    Results results = hang(SLEEP, "");

    assertThat(FailureDetails.of(results.failure()).text())
        .contains("a wait that nothing ends: Greeter.greet (Greeter.java:3) waits in")
        .doesNotContain("IllegalState");
  }

  private void withRuntime(String answer) {
    new TinyModule(directory)
        .given(
            """
            package asyncio.loop;
            public final class RunningLoops {
              public static java.util.List<String> waiting(java.util.Collection<Thread> threads) {
                %s
              }
            }
            """
                .formatted(answer));
  }

  @Test
  void a_spin_on_a_thread_that_the_test_waits_for_is_found() {
    Results results =
        hang(
            """
            Thread other = new Thread(() -> spin(), "other");
            other.start();
            try { other.join(); } catch (InterruptedException e) { }
            }
            private void spin() { while (!Thread.currentThread().isInterrupted()) { }
            """,
            "");

    var details = FailureDetails.of(results.failure());
    assertThat(details.hang()).contains(HangKind.SPIN);
    assertThat(details.text()).contains("Greeter.spin runs on and on");
  }

  @Test
  void a_selector_that_nobody_wakes_is_a_wait() {
    Results results =
        hang(
            """
            try (var selector = java.nio.channels.Selector.open()) { selector.select(); }
            catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }
            """,
            "");

    var details = FailureDetails.of(results.failure());
    assertThat(details.hang()).contains(HangKind.WAITING);
    assertThat(details.text())
        .contains("a wait that nothing ends: Greeter.greet (Greeter.java:3) waits in ")
        .contains(".select");
  }

  @Test
  void a_condition_that_nobody_signals_is_a_wait() {
    Results results =
        hang(
            """
            try { new java.util.concurrent.CountDownLatch(1).await(); }
            catch (InterruptedException e) { }
            """,
            "");

    var details = FailureDetails.of(results.failure());
    assertThat(details.hang()).contains(HangKind.WAITING);
    assertThat(details.text())
        .contains("Greeter.greet (Greeter.java:3) waits in CountDownLatch.await");
  }

  @Test
  void a_lock_that_another_thread_keeps_is_a_wait_that_names_the_thread() {
    Results results =
        hang(
            """
            var taken = new java.util.concurrent.CountDownLatch(1);
            Thread keeper = new Thread(() -> { synchronized (this) {
              taken.countDown();
              try { new java.util.concurrent.CountDownLatch(1).await(); }
              catch (InterruptedException e) { }
            } }, "keeper");
            keeper.start();
            try { taken.await(); } catch (InterruptedException e) { }
            synchronized (this) { }
            """,
            "");

    var details = FailureDetails.of(results.failure());
    assertThat(details.hang()).contains(HangKind.WAITING);
    assertThat(details.text()).contains("for the lock of Greeter, which thread \"keeper\" holds");
  }

  @Test
  void a_loop_that_is_blocked_now_and_then_is_not_taken_for_a_monitor_of_a_coroutine() {
    Results results =
        hang(
            """
            Thread other = new Thread(this::spin, "other");
            other.start();
            spin();
            }
            private void spin() {
              while (!Thread.currentThread().isInterrupted()) {
                synchronized (this) { for (int i = 0; i < 1_000; i++) { Thread.onSpinWait(); } }
              }
            """,
            "");

    var details = FailureDetails.of(results.failure());
    assertThat(details.hang()).isNotEqualTo(Optional.of(HangKind.MONITOR_ACROSS_AWAIT));
    assertThat(details.text()).doesNotContain("synchronized");
  }

  @Test
  void threads_that_wait_for_each_other_are_a_deadlock() {
    Results results =
        hang(
            """
            var a = new java.util.concurrent.locks.ReentrantLock();
            var b = new java.util.concurrent.locks.ReentrantLock();
            var both = new java.util.concurrent.CountDownLatch(2);
            Thread other = new Thread(() -> take(b, a, both), "other");
            other.start();
            take(a, b, both);
            }
            private void take(java.util.concurrent.locks.Lock one,
                java.util.concurrent.locks.Lock two, java.util.concurrent.CountDownLatch both) {
              try {
                one.lockInterruptibly();
                both.countDown();
                both.await();
                two.lockInterruptibly();
              } catch (InterruptedException e) { }
            """,
            "");

    var details = FailureDetails.of(results.failure());
    assertThat(details.hang()).contains(HangKind.DEADLOCK);
    assertThat(details.text())
        .contains("thread \"other\": Greeter.take")
        .contains("thread \"test\": Greeter.take")
        .contains("holds");
  }

  @Test
  void a_thread_that_outlives_its_test_is_a_leak() {
    Results results =
        hang(
            """
            new Thread(() -> {
              try { new java.util.concurrent.CountDownLatch(1).await(); }
              catch (InterruptedException e) { }
            }, "forgotten").start();
            """,
            "");

    var details = FailureDetails.of(results.failure());
    assertThat(details.hang()).contains(HangKind.LEAKED_THREAD);
    assertThat(details.text())
        .contains("thread \"forgotten\" is alive: a lambda in Greeter.greet")
        .contains("waits in CountDownLatch.await");
  }

  @Test
  void a_hang_in_the_middle_of_something_names_the_wrong_idea() {
    Results results =
        hang(
            "while (!Thread.currentThread().isInterrupted()) {}",
            """
            @Test void explained() {
              during(loopcraft.grader.kit.Misconception.of("spins", "it polls"), "greeting",
                  () -> new Greeter().greet());
            }
            """);

    var details = FailureDetails.of(results.failure("explained"));
    assertThat(details.text()).startsWith("greeting\n").contains("Likely:   it polls");
    assertThat(details.misconception())
        .hasValueSatisfying(idea -> assertThat(idea.slug()).isEqualTo("spins"));
  }

  @Test
  void a_test_after_one_that_hangs_still_runs() {
    Results results =
        hang(
            "while (!Thread.currentThread().isInterrupted()) {}",
            "@Test void another() {} @org.junit.jupiter.api.AfterEach void after() {}");

    assertThat(results.passed()).containsExactly("another");
  }

  @Test
  void a_test_may_ask_for_a_limit_of_its_own() {
    module(
        "while (!Thread.currentThread().isInterrupted()) {}",
        10,
        "@loopcraft.grader.kit.TimeLimit(seconds = 1) @Test void greets() { new Greeter().greet();"
            + " }");

    assertThat(graded(Map.of()).failure()).hasMessageContaining("an end within 1 s");
  }

  @Test
  void tests_do_not_run_when_the_exercises_time_is_used_up() {
    module("", 0, "@Test void greets() { new Greeter().greet(); }");

    var details = FailureDetails.of(graded(Map.of()).failure());
    assertThat(details.hang()).contains(HangKind.NO_TIME_LEFT);
    assertThat(details.text()).startsWith("the time for all tests of 01.1\n");
  }

  private Results grade(String body, String moreTests) {
    return grade(body, moreTests, Map.of());
  }

  private Results hang(String body, String moreTests) {
    return grade(body, moreTests, Map.of(GradingExtension.LIMIT_MILLIS, "400"));
  }

  private Results grade(String body, String moreTests, Map<String, String> parameters) {
    module(body, 10, "@Test void greets() { new Greeter().greet(); } " + moreTests);
    var all = new HashMap<>(parameters);
    all.put(GradingExtension.SKIPS_UNWRITTEN, "false");
    return graded(all);
  }

  private Results graded(Map<String, String> parameters) {
    return new TinyModule(directory).grade("01.1", "tiny.GreeterTest", parameters);
  }

  private void module(String body, int seconds, String tests) {
    new TinyModule(directory)
        .exercise(
            """
            package tiny;
            @loopcraft.grader.Exercise("01.1")
            class Greeter { public void greet() { %s } }
            """
                .formatted(body))
        .solution(
            """
            package tiny;
            @loopcraft.grader.Exercise("01.1")
            class Greeter { public void greet() { } public void done() { } }
            """)
        .test(
            """
            package tiny;
            import static loopcraft.grader.kit.Expect.*;
            import org.junit.jupiter.api.Test;
            @loopcraft.grader.Grades(value = "01.1", points = 1, seconds = %d)
            class GreeterTest {
              %s
            }
            """
                .formatted(seconds, tests))
        .build();
  }
}
