package loopcraft.grader.kit;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import loopcraft.grader.Todo;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ExpectTest {

  private static final Misconception INLINE =
      Misconception.of("runs-inline", "callSoon ran the callback at once");
  private static final Misconception OTHER = Misconception.of("drops-it", "the callback is lost");

  @Test
  void what_is_as_it_should_be_passes() {
    assertThatCode(
            () -> {
              observed("the sum", 3).suggests(OTHER).shouldBe(3);
              observed("the bytes", new byte[] {1}).shouldBe(new byte[] {1});
              observed("the lines", List.of("a", "b")).shouldBe("a", "b");
              observed("the wake-ups", 1).shouldSatisfy("at most one", n -> n <= 1);
              observed("the lines", new Trace()).shouldBeEmpty();
              attempting("doing nothing", () -> {}).shouldSucceed();
            })
        .doesNotThrowAnyException();
  }

  @Test
  void a_failure_says_what_was_expected_and_what_was_seen() {
    ConceptFailure failure = failureOf(() -> observed("the loop's name", "b").shouldBe("a"));

    assertThat(failure)
        .hasMessage(
            """
            the loop's name
              expected: "a"
              seen:     "b\"\
            """);
    assertThat(failure.misconception()).isEmpty();
  }

  @Test
  void what_a_terminal_cannot_show_is_written_as_in_java() {
    assertThatThrownBy(() -> observed("the echo", "a\0b\u001b").shouldBe("ab"))
        .hasMessageContaining("seen:     \"a\\u0000b\\u001b\"");
  }

  @Test
  void durations_are_written_with_their_unit() {
    var seen = List.of(Duration.ofNanos(1_500_000), Duration.ofHours(1));
    assertThatThrownBy(() -> observed("the waits", seen).shouldBe(List.of()))
        .hasMessageContaining("seen:     [0.0015 s, 1 h]");
  }

  @Test
  void a_wait_that_has_no_end_is_shown_as_that() {
    Duration forEver = ChronoUnit.FOREVER.getDuration();

    ConceptFailure failure =
        failureOf(() -> observed("the polls", Set.of(forEver)).shouldBe(Set.of(Duration.ZERO)));

    assertThat(failure)
        .hasMessage(
            """
            the polls
              expected: [0 s]
              seen:     [without limit]\
            """);
  }

  @Test
  void the_first_wrong_idea_that_fits_is_named() {
    ConceptFailure failure =
        failureOf(
            () ->
                observed("the order", List.of("callback", "after"))
                    .suggests(INLINE, seen -> seen.getFirst().equals("callback"))
                    .suggests(OTHER)
                    .shouldBe("after", "callback"));

    assertThat(failure.misconception()).contains(INLINE);
    assertThat(failure)
        .hasMessage(
            """
            the order
              expected: after, callback
              seen:     callback, after
              Likely:   callSoon ran the callback at once\
            """);
  }

  @Test
  void a_wrong_idea_whose_condition_cannot_be_asked_is_passed_over() {
    ConceptFailure failure =
        failureOf(
            () ->
                observed("the order", new Trace())
                    .suggests(INLINE, seen -> seen.get(7).isEmpty())
                    .suggests(OTHER)
                    .shouldBe("after"));

    assertThat(failure.misconception()).contains(OTHER);
  }

  @Test
  void a_long_trace_is_shown_beside_the_right_one_up_to_the_first_difference() {
    var trace = new Trace();
    List.of("the first callback runs", "the timer fires", "the loop stops", "more")
        .forEach(trace::add);

    ConceptFailure failure =
        failureOf(
            () ->
                observed("what the loop did", trace)
                    .shouldBe("the first callback runs", "the loop stops", "the timer fires"));

    assertThat(failure)
        .hasMessage(
            """
            what the loop did
                expected                 yours
                -----------------------  -----------------------
                the first callback runs  the first callback runs
              > the loop stops           the timer fires\
            """);
  }

  @Test
  void a_trace_that_ends_too_early_says_so() {
    var beside = new SideBySide("CPython", List.of("a", "b"), List.of("a"));

    assertThat(beside.render().lines())
        .containsExactly(
            "    CPython         yours",
            "    --------------  --------------",
            "    a               a",
            "  > b               (nothing more)");
  }

  @Test
  void line_breaks_within_a_line_do_not_tear_the_table() {
    var trace = new Trace();
    trace.add("got a\r\n");

    assertThat(failureOf(() -> observed("what was read", trace).shouldBe("got b\r\n\tc")))
        .hasMessage(
            """
            what was read
                expected        yours
                --------------  --------------
              > got b\\r\\n\\tc    got a\\r\\n\
            """);
  }

  @Test
  void side_by_side_traces_stay_within_eighty_columns_and_a_dozen_equal_lines() {
    List<String> equal = Collections.nCopies(100, "x".repeat(70));
    var beside = new SideBySide("CPython", equal, equal.subList(0, 99));

    assertThat(beside.render().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
        .hasSize(2 + 1 + 12 + 1)
        .contains("    … 87 equal lines …");
  }

  @Test
  void an_exception_that_was_asked_for_is_returned() {
    var thrown =
        attempting(
                "closing it",
                () -> {
                  throw new IllegalStateException("running");
                })
            .shouldThrow(IllegalStateException.class);

    assertThat(thrown).hasMessage("running");
  }

  @Test
  void an_exception_that_is_missing_or_another_one_is_told() {
    assertThat(
            failureOf(
                () ->
                    attempting("closing it", () -> {})
                        .suggests(OTHER, thrown -> thrown == null)
                        .shouldThrow(IllegalStateException.class)))
        .hasMessage(
            """
            closing it
              expected: an IllegalStateException
              seen:     no exception
              Likely:   the callback is lost\
            """);
    assertThat(
            failureOf(
                () ->
                    attempting(
                            "closing it",
                            () -> {
                              throw new IOException("pipe");
                            })
                        .shouldThrow(IllegalStateException.class)))
        .hasMessageContaining("seen:     IOException: pipe");
  }

  @Test
  void an_exception_in_the_middle_of_something_names_the_wrong_idea() {
    ConceptFailure failure =
        failureOf(
            () ->
                during(
                    INLINE,
                    "running the loop",
                    () -> {
                      throw new IOException("pipe");
                    }));

    assertThat(failure.concept()).isEqualTo("running the loop");
    assertThat(failure.misconception()).contains(INLINE);
    assertThat(Activity.of(Thread.currentThread())).isEqualTo(Optional.empty());
  }

  @Test
  void an_observation_in_the_middle_of_something_keeps_its_own_wrong_idea() {
    ConceptFailure failure =
        failureOf(
            () ->
                during(
                    INLINE,
                    "running the loop",
                    () -> observed("the sum", 1).suggests(OTHER).shouldBe(2)));

    assertThat(failure.misconception()).contains(OTHER);
  }

  @Test
  void code_still_to_be_written_is_no_wrong_idea() {
    assertThatThrownBy(
            () ->
                during(
                    INLINE,
                    "running",
                    () -> {
                      throw Todo.todo("01.1");
                    }))
        .isInstanceOf(Todo.NotWrittenYet.class);
    assertThatThrownBy(
            () ->
                attempting(
                        "closing it",
                        () -> {
                          throw Todo.todo("01.1");
                        })
                    .suggests(OTHER)
                    .shouldThrow(IllegalStateException.class))
        .isInstanceOf(Todo.NotWrittenYet.class);
  }

  @Test
  void neither_is_such_code_on_another_thread() {
    var there = new ExecutionException(Todo.todo("01.1"));
    assertThatThrownBy(
            () ->
                during(
                    INLINE,
                    "asking another thread",
                    () -> {
                      throw there;
                    }))
        .isSameAs(there.getCause());
    assertThatThrownBy(
            () ->
                attempting(
                        "asking another thread",
                        () -> {
                          throw there;
                        })
                    .suggests(OTHER)
                    .shouldSucceed())
        .isSameAs(there.getCause());
    assertThat(FailureDetails.of(there).text()).startsWith("code that is still to be written\n");
  }

  @Test
  void a_method_that_is_gone_is_named() {
    var details =
        FailureDetails.of(new NoSuchMethodError("'void asyncio.loop.TimerQueue.moveDue(long)'"));

    assertThat(details.text())
        .startsWith("a part is missing\n")
        .contains("there is no method 'void asyncio.loop.TimerQueue.moveDue(long)'");
  }

  @Test
  void a_class_that_is_gone_is_named_even_as_a_cause() {
    var details =
        FailureDetails.of(
            new RuntimeException(new NoClassDefFoundError("asyncio/loop/TimerQueue$Entry")));

    assertThat(details.text())
        .contains("there is no class TimerQueue.Entry")
        .contains("asyncio/loop/TimerQueue.java");
  }

  @Test
  void values_whose_methods_fail_do_not_hide_the_failure() {
    var broken =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException();
          }
        };

    assertThat(failureOf(() -> observed("it", (Object) broken).shouldBe("x")))
        .hasMessageContaining("whose toString() fails");
  }

  private static ConceptFailure failureOf(ThrowingCallable body) {
    return catchThrowableOfType(ConceptFailure.class, body);
  }
}
