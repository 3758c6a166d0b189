package asyncio.testing;

import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.VirtualTime.StuckLoopException;
import asyncio.testing.SampleRun.Ended;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.engine.TestExecutionResult.Status;

@Grades(value = "06.5", part = 3, points = 10, seconds = 15)
@DisplayName("06.5 Testing: an extension for JUnit")
class AsyncExtensionTest {

  private static final Misconception TEST_ONLY =
      Misconception.of(
          "test-method-only",
          "only the test method runs on the loop; BeforeEach and AfterEach methods await, too");

  private static final Misconception LOOP_FOR_EACH_METHOD =
      Misconception.of(
          "loop-for-each-method",
          "each method has a loop of its own; what BeforeEach has started does not go on in the"
              + " test");

  private static final Misconception ONE_FOR_ALL =
      Misconception.of(
          "one-loop-for-all-tests", "tests share a loop, and so its clock and what is left on it");

  private static final Misconception IGNORES_LEAKS =
      Misconception.of("leaks-are-ignored", "a test passes although it has left something behind");

  private static final Misconception LEAKS_FIRST =
      Misconception.of(
          "leaks-come-first",
          "the leaks take the place of the test's own failure, which is what people need first");

  private static final Misconception LOOKS_TOO_EARLY =
      Misconception.of(
          "looks-before-the-last-method",
          "leaks are looked for before the AfterEach methods, which may end what the test began");

  private static final Misconception METHODS_LIMITS =
      Misconception.of(
          "limits-of-the-method-only",
          "the limits of the class, or of the class around it, do not hold");

  private static final Misconception CLASS_LIMITS =
      Misconception.of(
          "limits-of-the-class-first", "the limits of the class go before those of the method");

  private static final Misconception FORGETS_TEMPLATES =
      Misconception.of(
          "templates-do-not-await",
          "methods that run several times, such as a RepeatedTest, are not on the loop");

  private static final Misconception TAKES_ALL =
      Misconception.of(
          "takes-every-parameter", "parameters of any type are taken for the extension's own");

  private static final Misconception IN_CONSTRUCTORS =
      Misconception.of(
          "in-the-constructor-too",
          "a constructor's parameters are taken for the extension's own, when there is no loop"
              + " yet");

  private static final Misconception SUPERTYPES =
      Misconception.of(
          "takes-supertypes",
          "a parameter of a more general type, such as Object, is taken; others may want to fill"
              + " it");

  private static final Misconception DIRECT_ONLY =
      Misconception.of(
          "direct-annotations-only",
          "limits on an annotation of one's own are not seen; annotations may be composed");

  private static final Misconception NOT_CLOSED =
      Misconception.of("stays-open", "the loop is not closed when the test is over");

  @BeforeEach
  void forget() {
    Samples.SAID.clear();
    Samples.LOOPS.clear();
  }

  private static String message(Ended ended) {
    return ended.failure() == null ? "" : String.valueOf(ended.failure().getMessage());
  }

  private static boolean isOutside(Ended ended) {
    return Stream.of("no running event loop", "await outside a coroutine")
        .anyMatch(message(ended)::contains);
  }

  @Test
  @DisplayName("a test method awaits, and a minute of it takes no time")
  void testMethodAwaits() {
    observed("how it ended", SampleRun.only(Samples.Awaiting.class))
        .shouldSatisfy("a success", Ended::succeeded);
    observed("what it did", Samples.SAID).shouldBe(List.of("begun at 0", "ended at 60"));
  }

  @Test
  @DisplayName("all methods of a test run on one loop, as tasks with their names")
  void methods() {
    observed("how it ended", SampleRun.only(Samples.Methods.class))
        .suggests(TEST_ONLY, AsyncExtensionTest::isOutside)
        .suggests(LOOP_FOR_EACH_METHOD, ended -> !ended.succeeded())
        .shouldSatisfy("a success", Ended::succeeded);
    observed("what they did", Samples.SAID)
        .suggests(LOOP_FOR_EACH_METHOD, seen -> !seen.contains("server at 2"))
        .shouldBe(
            List.of(
                "before at 1",
                "server at 2",
                "test at 3",
                "server at 4",
                "server at 6",
                "after at 6"));
  }

  @Test
  @DisplayName("each invocation of a test has a loop of its own, which is closed when it is over")
  void eachTest() {
    observed("how they ended", SampleRun.of(Samples.Two.class))
        .suggests(FORGETS_TEMPLATES, all -> all.stream().anyMatch(AsyncExtensionTest::isOutside))
        .suggests(ONE_FOR_ALL, all -> all.getFirst().succeeded() && !all.getLast().succeeded())
        .shouldSatisfy(
            "two successes", all -> all.size() == 2 && all.stream().allMatch(Ended::succeeded));
    observed("when they began", Samples.SAID)
        .suggests(ONE_FOR_ALL, seen -> seen.contains("begun at 5"))
        .shouldBe(List.of("begun at 0", "begun at 0"));
    observed("how many loops there were", Samples.LOOPS.stream().distinct().count())
        .suggests(ONE_FOR_ALL, seen -> seen == 1)
        .shouldBe(2L);
    observed("whether they are closed", Samples.LOOPS.stream().allMatch(loop -> loop.isClosed()))
        .suggests(NOT_CLOSED, seen -> !seen)
        .shouldBe(true);
  }

  @Test
  @DisplayName("a test's failure is what it has thrown")
  void failing() {
    observed("the failure", SampleRun.only(Samples.Failing.class).failure())
        .shouldBeSameAs(Samples.Failing.FAILURE);
  }

  @Test
  @DisplayName("a test that is not meant for here is aborted, and has not failed")
  void aborted() {
    observed("how it ended", SampleRun.only(Samples.Aborted.class).status())
        .shouldBe(Status.ABORTED);
  }

  @Test
  @DisplayName("a test that passes and leaves a task fails, and the task is named")
  void leaking() {
    Ended ended = SampleRun.only(Samples.Leaking.class);
    observed("how it ended", ended)
        .suggests(IGNORES_LEAKS, Ended::succeeded)
        .shouldSatisfy("a LeakError", seen -> seen.failure() instanceof LeakError);
    observed("the message", message(ended))
        .shouldSatisfy(
            "left behind: pending task: ticker at Samples.java:…",
            seen ->
                seen.startsWith("left behind:\n  pending task: ticker at Samples.java:")
                    && seen.lines().count() == 2);
  }

  @Test
  @DisplayName("the test's own failure comes first, with what it left as suppressed")
  void failingAndLeaking() {
    firstItsOwn(SampleRun.only(Samples.FailingAndLeaking.class));
  }

  @Test
  @DisplayName(
      "a failure before the test comes first, too; then neither test nor AfterEach run off the"
          + " loop")
  void failingBefore() {
    firstItsOwn(SampleRun.only(Samples.FailingBefore.class));
    observed("what was run after the failure", Samples.SAID).shouldBe(List.of("after at 1"));
  }

  private static void firstItsOwn(Ended ended) {
    observed("the failure", ended.failure())
        .suggests(LEAKS_FIRST, LeakError.class::isInstance)
        .shouldBeSameAs(Samples.Failing.FAILURE);
    observed("what is suppressed in it", List.of(ended.failure().getSuppressed()))
        .suggests(IGNORES_LEAKS, seen -> seen.stream().noneMatch(LeakError.class::isInstance))
        .shouldSatisfy(
            "a LeakError among them", seen -> seen.stream().anyMatch(LeakError.class::isInstance));
  }

  @Test
  @DisplayName("what an AfterEach method ends is not left behind")
  void cleanedUp() {
    observed("how it ended", SampleRun.only(Samples.CleanedUp.class))
        .suggests(TEST_ONLY, AsyncExtensionTest::isOutside)
        .suggests(LOOKS_TOO_EARLY, ended -> ended.failure() != null)
        .shouldSatisfy("a success", Ended::succeeded);
    observed("what was done", Samples.SAID).shouldBe(List.of("cancelled at 1"));
  }

  @Test
  @DisplayName("the nearest limits hold: of the method, of the class, of the class around it")
  void limits() {
    List<String> messages =
        SampleRun.of(Samples.Limited.class).stream()
            .map(ended -> message(ended).lines().findFirst().orElse("passed"))
            .toList();
    observed("why they ended", messages)
        .suggests(METHODS_LIMITS, seen -> seen.getLast().equals("passed"))
        .suggests(CLASS_LIMITS, seen -> seen.getFirst().equals("passed"))
        .shouldBe(
            List.of(
                "not done after PT10S of virtual time:",
                "not done after PT1M40S of virtual time:"));
  }

  @Test
  @DisplayName("an AsyncTest has the limits of its class")
  void limitsOfTheClass() {
    observed(
            "why it ended",
            message(SampleRun.only(Samples.LimitedByClass.class)).lines().findFirst())
        .suggests(METHODS_LIMITS, Optional::isEmpty)
        .shouldBe(Optional.of("not done after PT1M40S of virtual time:"));
  }

  @Test
  @DisplayName("limits may be on an annotation of one's own")
  void composedLimits() {
    observed("why it ended", message(SampleRun.only(Samples.Composed.class)).lines().findFirst())
        .suggests(DIRECT_ONLY)
        .shouldBe(Optional.of("not done after PT5S of virtual time:"));
  }

  @Test
  @DisplayName("without limits of its own, a test has an hour")
  void noLimits() {
    observed("how it ended", SampleRun.only(Samples.Unlimited.class))
        .shouldSatisfy("a success", Ended::succeeded);
  }

  @Test
  @DisplayName("after a test that was ended, the AfterEach methods still await")
  void afterAStuckTest() {
    observed("the failure", SampleRun.only(Samples.Stuck.class).failure())
        .shouldSatisfy("a StuckLoopException", StuckLoopException.class::isInstance);
    observed("what was done", Samples.SAID)
        .suggests(TEST_ONLY, List::isEmpty)
        .shouldBe(List.of("after at 1"));
  }

  @Test
  @DisplayName("methods get the loop, its clock, and the test loop")
  void parameters() {
    observed("how it ended", SampleRun.only(Samples.Parameters.class))
        .suggests(TEST_ONLY, AsyncExtensionTest::isOutside)
        .shouldSatisfy("a success", Ended::succeeded);
    observed("what they saw", Samples.SAID)
        .suggests(LOOP_FOR_EACH_METHOD, seen -> seen.contains("false"))
        .shouldBe(List.of("test at 30", "true", "30000000000"));
  }

  @Test
  @DisplayName("parameters of other types, and those of constructors, are left to others")
  void otherParameters() {
    Ended unknown = SampleRun.only(Samples.Unknown.class);
    observed("the failure with a StringBuilder", unknown.failure())
        .suggests(TAKES_ALL, seen -> !message(unknown).startsWith("No ParameterResolver"))
        .shouldSatisfy(
            "a ParameterResolutionException: No ParameterResolver registered",
            seen ->
                seen instanceof ParameterResolutionException
                    && seen.getMessage().startsWith("No ParameterResolver registered"));
    Ended general = SampleRun.only(Samples.General.class);
    observed("the failure with an AutoCloseable", general.failure())
        .suggests(SUPERTYPES, seen -> !message(general).startsWith("No ParameterResolver"))
        .shouldSatisfy(
            "a ParameterResolutionException: No ParameterResolver registered",
            seen ->
                seen instanceof ParameterResolutionException
                    && seen.getMessage().startsWith("No ParameterResolver registered"));
    Ended constructor = SampleRun.only(Samples.InTheConstructor.class);
    observed("the failure with a constructor's loop", constructor.failure())
        .suggests(IN_CONSTRUCTORS, seen -> !message(constructor).startsWith("No ParameterResolver"))
        .shouldSatisfy(
            "a ParameterResolutionException: No ParameterResolver registered",
            seen ->
                seen instanceof ParameterResolutionException
                    && seen.getMessage().startsWith("No ParameterResolver registered"));
  }
}
