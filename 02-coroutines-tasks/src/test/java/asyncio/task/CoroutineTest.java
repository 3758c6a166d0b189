package asyncio.task;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.demo.DrivenByHand;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "02.2", points = 20, seconds = 10)
@DisplayName("02.2 Coroutines")
class CoroutineTest {

  private static final Misconception STARTS_AT_ONCE =
      Misconception.of(
          "starts-at-once",
          "the body runs when the coroutine is made; it should wait for the first resume, or for"
              + " somebody who awaits it");

  private static final Misconception RUNS_TO_THE_END =
      Misconception.of(
          "runs-to-the-end",
          "suspend does not leave the body, so the first resume runs it to its end");

  private static final Misconception LOSES_WHAT_IS_AWAITED =
      Misconception.of(
          "loses-what-is-awaited",
          "resume does not return what the coroutine handed to suspend, so whoever drives it cannot"
              + " know what it waits for");

  private static final Misconception REPEATS_WHAT_WAS_AWAITED =
      Misconception.of(
          "repeats-what-was-awaited",
          "resume returns what an earlier suspend was given; forget it once it has been handed"
              + " over");

  private static final Misconception THROWS_OUT_OF_RESUME =
      Misconception.of(
          "throws-out-of-resume",
          "what the body throws comes out of resume; it ends the coroutine, and is kept for"
              + " result() and failure()");

  private static final Misconception CATCHES_EXCEPTIONS_ONLY =
      Misconception.of(
          "catches-exceptions-only",
          "an Error of the body is not kept as its failure; CancelledError is an Error, too. Catch"
              + " Throwable");

  private static final Misconception THROWS_AT_THE_DRIVER =
      Misconception.of(
          "throws-at-the-driver",
          "throwInto throws at its caller; the exception has to come out of suspend, inside of the"
              + " body");

  private static final Misconception THROWS_EVERY_TIME =
      Misconception.of(
          "throws-every-time",
          "an exception that was thrown in comes out of later suspends as well; forget it once it"
              + " has been thrown");

  private static final Misconception STARTS_TO_THROW =
      Misconception.of(
          "starts-what-it-throws-into",
          "a coroutine that has not started runs its body when something is thrown into it; it"
              + " should end without having started");

  private static final Misconception CLOSE_ONLY_MARKS =
      Misconception.of(
          "close-only-marks",
          "close marks the coroutine as ended, and its finally blocks never run; throw a"
              + " CoroutineExit into it");

  private static final Misconception CLOSE_FORGIVES_AN_AWAIT =
      Misconception.of(
          "close-forgives-an-await",
          "a coroutine that awaits again while it is closed is left suspended, and nobody hears of"
              + " it");

  private static final Misconception CLOSE_THROWS_ITS_OWN =
      Misconception.of(
          "close-throws-its-own-exit",
          "close throws the CoroutineExit that it has thrown into the coroutine; that one has done"
              + " its work. Only other failures come out");

  private static final Misconception RESUMES_ITSELF =
      Misconception.of(
          "resumes-what-runs",
          "a coroutine that is running can be resumed; refuse it, before the stack is entered a"
              + " second time");

  private static final Misconception RUNS_AGAIN =
      Misconception.of(
          "runs-again", "a coroutine that has ended runs again; it runs once, and for all");

  private static final Misconception AWAIT_MAKES_A_STACK =
      Misconception.of(
          "await-makes-a-stack",
          "a coroutine that is awaited gets a stack of its own, so when it suspends it returns to"
              + " the coroutine that awaits it, which goes on too early. Call the body, where it"
              + " is");

  private static final Misconception AWAITS_TWICE =
      Misconception.of(
          "awaits-twice",
          "a coroutine that has been started can be awaited; it can be awaited once");

  private static final Misconception SUSPENDS_ANYWHERE =
      Misconception.of(
          "suspends-anywhere",
          "outside of a coroutine, suspend or await does not say so; look whether there is a"
              + " current coroutine first");

  private static final Misconception FAILING_AWAIT_RUNS_ON =
      Misconception.of(
          "failing-await-runs-on",
          "a coroutine that was awaited and failed does not count as ended; mark its end in a"
              + " finally block");

  private static final Misconception CURRENT_IN_A_FIELD =
      Misconception.of(
          "current-in-a-field",
          "a coroutine that has resumed another one is not known as the current one afterwards; ask"
              + " CoroutineStack.currentCoroutine() each time");

  private static final Misconception PART_HAS_A_RESULT =
      Misconception.of(
          "part-has-a-result",
          "a coroutine that ran as a part of another one answers for its result, which only the"
              + " other one got; it throws InvalidStateError");

  private static final Misconception PINNED_IS_SUSPENDED =
      Misconception.of(
          "pinned-is-suspended",
          "a suspend that the JVM refuses leaves the coroutine as if it had suspended, or with what"
              + " it wanted to wait for; put both back before you throw on");

  private static final Misconception REFUSED_IS_THROWN_LATER =
      Misconception.of(
          "refused-is-thrown-later",
          "an exception that throwInto has refused comes out of the next suspend; keep it only once"
              + " the checks have passed");

  private final Trace trace = new Trace();

  private Coroutine<String> suspendingTwice() {
    return new Coroutine<>(
        () -> {
          trace.add("started");
          Coroutine.suspend("one");
          trace.add("went on");
          Coroutine.suspend("two");
          trace.add("ended");
          return "result";
        });
  }

  @Test
  @DisplayName("a new coroutine has not started")
  void aNewCoroutineHasNotStarted() {
    var coroutine = suspendingTwice();

    observed("what happened", trace).suggests(STARTS_AT_ONCE).shouldBeEmpty();
    observed("its state", coroutine.state()).shouldBe(CoroutineState.CREATED);
    attempting("asking for its result", coroutine::result).shouldThrow(InvalidStateError.class);
    attempting("asking for its failure", coroutine::failure).shouldThrow(InvalidStateError.class);
  }

  @Test
  @DisplayName("resume runs it until it suspends, and the next goes on from there")
  void resumeRunsItUntilItSuspendsAndTheNextGoesOnFromThere() {
    var coroutine = suspendingTwice();
    during(RUNS_TO_THE_END, "resuming it for the first time", coroutine::resume);
    observed("what had happened when it first suspended", trace)
        .suggests(RUNS_TO_THE_END)
        .shouldBe("started");
    observed("its state", coroutine.state()).shouldBe(CoroutineState.SUSPENDED);
    attempting("asking for its result", coroutine::result).shouldThrow(InvalidStateError.class);
    coroutine.resume();
    coroutine.resume();

    observed("what happened", trace).shouldBe("started", "went on", "ended");
    observed("its state", coroutine.state()).shouldBe(CoroutineState.CLOSED);
    observed("its result", coroutine.result()).shouldBe("result");
    observed("its failure", coroutine.failure()).shouldBe(null);
  }

  @Test
  @DisplayName("resume returns what the coroutine waits for, and null at its end")
  void resumeReturnsWhatTheCoroutineWaitsForAndNullAtItsEnd() {
    var coroutine = suspendingTwice();
    var seen = new ArrayList<Object>();
    for (int i = 0; i < 3; i++) {
      seen.add(coroutine.resume());
    }

    var expected = new ArrayList<Object>(List.of("one", "two"));
    expected.add(null);
    observed("what three resumes returned", seen)
        .suggests(LOSES_WHAT_IS_AWAITED, values -> !values.contains("one"))
        .suggests(REPEATS_WHAT_WAS_AWAITED)
        .shouldBe(expected);
  }

  @Test
  @DisplayName("a coroutine suspends at whatever depth of calls")
  void aCoroutineSuspendsAtWhateverDepthOfCalls() {
    var coroutine = new Coroutine<>(() -> Stream.of(1, 2).map(this::suspendAt).toList());
    var seen = new ArrayList<Object>();
    while (coroutine.state() != CoroutineState.CLOSED) {
      seen.add(coroutine.resume());
    }

    observed("what it waited for", seen.subList(0, 2)).shouldBe(List.<Object>of("at 1", "at 2"));
    observed("its result", coroutine.result()).shouldBe(List.of(10, 20));
  }

  private int suspendAt(int number) {
    Coroutine.suspend("at " + number);
    return number * 10;
  }

  @Test
  @DisplayName("what the body throws ends it, and is kept as it is")
  void whatTheBodyThrowsEndsItAndIsKeptAsItIs() {
    for (Throwable failure : List.of(new IOException(), new AssertionError())) {
      var coroutine = new Coroutine<>(() -> fail(failure));
      attempting("resuming a coroutine that fails", coroutine::resume)
          .suggests(CATCHES_EXCEPTIONS_ONLY, thrown -> thrown instanceof Error)
          .suggests(THROWS_OUT_OF_RESUME)
          .shouldSucceed();
      observed("its state", coroutine.state()).shouldBe(CoroutineState.CLOSED);
      observed("its failure", coroutine.failure())
          .suggests(CATCHES_EXCEPTIONS_ONLY, seen -> failure instanceof Error)
          .shouldBe(failure);
      observed("what result() throws", thrownBy(coroutine::result)).shouldBe(failure);
    }
  }

  private static String fail(Throwable failure) throws Exception {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (Exception) failure;
  }

  private static Throwable thrownBy(Runnable body) {
    try {
      body.run();
      return null;
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  @Test
  @DisplayName("what is thrown into it comes out of its suspend, once")
  void whatIsThrownIntoItComesOutOfItsSuspendOnce() {
    var coroutine =
        new Coroutine<>(
            () -> {
              try {
                Coroutine.suspend("one");
              } catch (IllegalArgumentException caught) {
                trace.add("caught " + caught.getMessage());
              }
              Coroutine.suspend("two");
              trace.add("went on");
              return "result";
            });
    coroutine.resume();
    var awaited = new AtomicReference<>();
    attempting(
            "throwing into it",
            () -> awaited.set(coroutine.throwInto(new IllegalArgumentException("this"))))
        .suggests(THROWS_AT_THE_DRIVER)
        .shouldSucceed();
    observed("what it waits for then", awaited.get())
        .suggests(LOSES_WHAT_IS_AWAITED)
        .shouldBe("two");
    coroutine.resume();

    observed("what happened", trace)
        .suggests(THROWS_EVERY_TIME, seen -> !seen.contains("went on"))
        .shouldBe("caught this", "went on");
    observed("its failure", coroutine.failure()).suggests(THROWS_EVERY_TIME).shouldBe(null);
    observed("its result", coroutine.result()).shouldBe("result");
  }

  @Test
  @DisplayName("what is thrown into it and not caught ends it")
  void whatIsThrownIntoItAndNotCaughtEndsIt() {
    var coroutine = suspendingTwice();
    coroutine.resume();
    var failure = new IOException();
    attempting("throwing into it", () -> coroutine.throwInto(failure))
        .suggests(THROWS_AT_THE_DRIVER)
        .shouldSucceed();

    observed("its state", coroutine.state()).shouldBe(CoroutineState.CLOSED);
    observed("its failure", coroutine.failure()).shouldBe(failure);
    observed("what happened", trace).shouldBe("started");
  }

  @Test
  @DisplayName("what has not started ends without starting when something is thrown into it")
  void whatHasNotStartedEndsWithoutStartingWhenSomethingIsThrownIntoIt() {
    var coroutine = suspendingTwice();
    var failure = new IOException();
    coroutine.throwInto(failure);

    observed("what happened", trace).suggests(STARTS_TO_THROW).shouldBeEmpty();
    observed("its state", coroutine.state()).shouldBe(CoroutineState.CLOSED);
    observed("its failure", coroutine.failure()).shouldBe(failure);
  }

  @Test
  @DisplayName("close runs the finally blocks")
  void closeRunsTheFinallyBlocks() {
    var coroutine =
        new Coroutine<>(
            () -> {
              try {
                Coroutine.suspend("for ever");
                return "never";
              } finally {
                trace.add("finally");
              }
            });
    coroutine.resume();
    attempting("closing it", coroutine::close)
        .suggests(CLOSE_THROWS_ITS_OWN, CoroutineExit.class::isInstance)
        .shouldSucceed();

    observed("what happened", trace).suggests(CLOSE_ONLY_MARKS).shouldBe("finally");
    observed("its state", coroutine.state()).shouldBe(CoroutineState.CLOSED);
    attempting("closing it again", coroutine::close).shouldSucceed();
  }

  @Test
  @DisplayName("closing what has not started means that it never will")
  void closingWhatHasNotStartedMeansThatItNeverWill() {
    var coroutine = suspendingTwice();
    attempting("closing it", coroutine::close)
        .suggests(CLOSE_THROWS_ITS_OWN, CoroutineExit.class::isInstance)
        .shouldSucceed();

    observed("its state", coroutine.state()).shouldBe(CoroutineState.CLOSED);
    attempting("resuming it", coroutine::resume)
        .suggests(RUNS_AGAIN, thrown -> thrown == null)
        .shouldThrow(IllegalStateException.class);
    observed("what happened", trace).suggests(STARTS_TO_THROW).shouldBeEmpty();
  }

  @Test
  @DisplayName("a coroutine that awaits instead of ending when it is closed is told off")
  void aCoroutineThatAwaitsInsteadOfEndingWhenItIsClosedIsToldOff() {
    var coroutine =
        new Coroutine<>(
            () -> {
              try {
                Coroutine.suspend("one");
              } finally {
                Coroutine.suspend("two");
              }
              return "result";
            });
    coroutine.resume();

    IllegalStateException toldOff =
        attempting("closing it", coroutine::close)
            .suggests(CLOSE_FORGIVES_AN_AWAIT, thrown -> thrown == null)
            .shouldThrow(IllegalStateException.class);
    observed("what that says", toldOff.getMessage()).shouldBe("coroutine ignored its close");
  }

  @Test
  @DisplayName("another failure of a coroutine that is closed comes out of close")
  void anotherFailureOfACoroutineThatIsClosedComesOutOfClose() {
    var failure = new IllegalArgumentException();
    var coroutine =
        new Coroutine<>(
            () -> {
              try {
                Coroutine.suspend("one");
              } catch (CoroutineExit exit) {
                throw failure;
              }
              return "result";
            });
    coroutine.resume();

    observed("what close() throws", thrownBy(coroutine::close)).shouldBe(failure);
  }

  @Test
  @DisplayName("a coroutine that runs cannot be resumed, thrown into, or closed")
  void aCoroutineThatRunsCannotBeResumedThrownIntoOrClosed() {
    var self = new AtomicReference<Coroutine<String>>();
    var thrown = new ArrayList<Throwable>();
    self.set(
        new Coroutine<>(
            () -> {
              thrown.add(thrownBy(() -> self.get().resume()));
              thrown.add(thrownBy(() -> self.get().throwInto(new IOException())));
              thrown.add(thrownBy(() -> self.get().close()));
              Coroutine.suspend("after that");
              return "result";
            }));
    during(RESUMES_ITSELF, "resuming a coroutine that resumes itself", self.get()::resume);
    self.get().resume();

    observed("what came out of resume, throwInto and close", thrown)
        .suggests(RESUMES_ITSELF)
        .shouldSatisfy(
            "an IllegalStateException each",
            seen ->
                seen.size() == 3
                    && seen.stream().allMatch(IllegalStateException.class::isInstance));
    observed("what they say", thrown.stream().map(Throwable::getMessage).distinct().toList())
        .suggests(RESUMES_ITSELF)
        .shouldBe("coroutine already executing");
    observed("its failure", self.get().failure())
        .suggests(REFUSED_IS_THROWN_LATER, seen -> seen != null && trace.lines().isEmpty())
        .suggests(RESUMES_ITSELF)
        .shouldBe(null);
    observed("its result", self.get().result()).shouldBe("result");
  }

  @Test
  @DisplayName("a coroutine that has ended cannot be resumed")
  void aCoroutineThatHasEndedCannotBeResumed() {
    var coroutine =
        new Coroutine<>(
            () -> {
              trace.add("ran");
              return "result";
            });
    coroutine.resume();
    IllegalStateException refused =
        attempting("resuming it again", coroutine::resume)
            .suggests(RUNS_AGAIN)
            .shouldThrow(IllegalStateException.class);
    observed("what that says", refused.getMessage())
        .shouldBe("cannot reuse a coroutine that has ended");
    attempting("throwing into it", () -> coroutine.throwInto(new IOException()))
        .suggests(RUNS_AGAIN)
        .shouldThrow(IllegalStateException.class);

    observed("what happened", trace).suggests(RUNS_AGAIN).shouldBe("ran");
    observed("its result", coroutine.result()).shouldBe("result");
  }

  @Test
  @DisplayName("to await a coroutine is to call its body: when it suspends, so does the caller")
  void toAwaitACoroutineIsToCallItsBodyWhenItSuspendsSoDoesTheCaller() {
    var inner = suspendingTwice();
    var outer =
        new Coroutine<>(
            () -> {
              trace.add("outer");
              String result = inner.await();
              trace.add("outer goes on");
              return "outer's " + result;
            });
    var awaited = new ArrayList<Object>();
    awaited.add(outer.resume());
    trace.add("suspended");
    while (outer.state() == CoroutineState.SUSPENDED) {
      awaited.add(outer.resume());
    }

    observed("what happened", trace)
        .suggests(
            AWAIT_MAKES_A_STACK, seen -> seen.indexOf("outer goes on") < seen.indexOf("suspended"))
        .shouldBe("outer", "started", "suspended", "went on", "ended", "outer goes on");
    observed("what the outer one waited for", awaited.subList(0, 2))
        .shouldBe(List.<Object>of("one", "two"));
    observed("its result", outer.result()).shouldBe("outer's result");
    observed("the inner one's state", inner.state()).shouldBe(CoroutineState.CLOSED);
  }

  @Test
  @DisplayName("what is thrown into the outer one comes out of the inner one's suspend")
  void whatIsThrownIntoTheOuterOneComesOutOfTheInnerOnesSuspend() {
    var failure = new IOException();
    var inner =
        new Coroutine<>(
            () -> {
              try {
                Coroutine.suspend("one");
                return "never";
              } finally {
                trace.add("inner's finally");
              }
            });
    var outer =
        new Coroutine<>(
            () -> {
              try {
                return inner.await();
              } finally {
                trace.add("outer's finally");
              }
            });
    outer.resume();
    outer.throwInto(failure);

    observed("what happened", trace)
        .suggests(AWAIT_MAKES_A_STACK, seen -> !seen.contains("inner's finally"))
        .shouldBe("inner's finally", "outer's finally");
    observed("its failure", outer.failure()).shouldBe(failure);
  }

  @Test
  @DisplayName("a coroutine can be awaited once, and only if nobody has started it")
  void aCoroutineCanBeAwaitedOnceAndOnlyIfNobodyHasStartedIt() {
    var ended = new Coroutine<>(() -> "result");
    ended.resume();
    var suspended = suspendingTwice();
    suspended.resume();
    var once = new Coroutine<>(() -> "result");
    var outer =
        new Coroutine<>(
            () -> {
              once.await();
              return Stream.of(ended, suspended, once)
                  .map(coroutine -> thrownBy(coroutine::await))
                  .toList();
            });
    while (outer.state() != CoroutineState.CLOSED) {
      outer.resume();
    }

    observed("what came out of awaiting them", outer.result())
        .suggests(AWAITS_TWICE)
        .shouldSatisfy(
            "an IllegalStateException each",
            seen -> seen.stream().allMatch(IllegalStateException.class::isInstance));
    observed(
            "what they say of one that has ended, one that is suspended, one that was awaited",
            outer.result().stream().map(Throwable::getMessage).toList())
        .shouldBe(
            "cannot reuse a coroutine that has ended",
            "coroutine is being awaited already",
            "cannot reuse a coroutine that has ended");
  }

  @Test
  @DisplayName("a coroutine that was awaited and failed has ended")
  void aCoroutineThatWasAwaitedAndFailedHasEnded() {
    var failing = new Coroutine<>(() -> fail(new IOException()));
    var outer =
        new Coroutine<>(
            () -> {
              thrownBy(failing::await);
              trace.add(failing.state().toString());
              trace.add(thrownBy(failing::await).getMessage());
              return "result";
            });
    outer.resume();

    observed("its state, and what awaiting it again says", trace)
        .suggests(FAILING_AWAIT_RUNS_ON)
        .shouldBe("CLOSED", "cannot reuse a coroutine that has ended");
  }

  @Test
  @DisplayName("a coroutine that ran as a part of another one has no result of its own")
  void aPartHasNoResult() {
    var part = new Coroutine<>(() -> "result");
    new Coroutine<>(part::await).resume();

    attempting("asking for its result", part::result)
        .suggests(PART_HAS_A_RESULT)
        .shouldThrow(InvalidStateError.class);
    attempting("asking for its failure", part::failure)
        .suggests(PART_HAS_A_RESULT)
        .shouldThrow(InvalidStateError.class);
  }

  @Test
  @DisplayName("a coroutine may resume another one, and suspends itself afterwards")
  void aCoroutineMayResumeAnotherOne() {
    var inner = suspendingTwice();
    var outer =
        new Coroutine<>(
            () -> {
              trace.add("inner waits for " + inner.resume());
              Coroutine.suspend("outer");
              return "result";
            });
    Object awaited = during(CURRENT_IN_A_FIELD, "resuming the outer one", outer::resume);

    observed("what the outer one waits for", awaited)
        .suggests(CURRENT_IN_A_FIELD)
        .shouldBe("outer");
    observed("its state", outer.state())
        .suggests(CURRENT_IN_A_FIELD)
        .shouldBe(CoroutineState.SUSPENDED);
    observed("what happened", trace).shouldBe("started", "inner waits for one");
  }

  @Test
  @DisplayName("a suspend that the JVM refuses leaves the coroutine running, waiting for nothing")
  void aRefusedSuspendLeavesTheCoroutineRunning() {
    var self = new AtomicReference<Coroutine<String>>();
    self.set(
        new Coroutine<>(
            () -> {
              Throwable refused = thrownBy(SuspendsWhenLoaded::load);
              trace.add("refused: " + (refused.getCause() instanceof IllegalStateException));
              trace.add(self.get().state().toString());
              return "result";
            }));
    Object awaited = self.get().resume();

    observed("its state when the suspend was refused", trace)
        .suggests(PINNED_IS_SUSPENDED)
        .shouldBe("refused: true", "RUNNING");
    observed("what it waits for at its end", awaited).suggests(PINNED_IS_SUSPENDED).shouldBe(null);
  }

  /** The JVM cannot move a static initialiser's frame. The class is of no use after that. */
  private static final class SuspendsWhenLoaded {

    static {
      Coroutine.suspend("in a static initialiser");
    }

    static void load() {}
  }

  @Test
  @DisplayName("outside of a coroutine nothing can be awaited")
  void outsideOfACoroutineNothingCanBeAwaited() {
    IllegalStateException outside =
        attempting("suspending outside of a coroutine", () -> Coroutine.suspend("nothing"))
            .suggests(SUSPENDS_ANYWHERE)
            .shouldThrow(IllegalStateException.class);
    observed("what that says", outside.getMessage()).shouldBe("await outside a coroutine");
    var coroutine = suspendingTwice();
    attempting("awaiting outside of a coroutine", coroutine::await)
        .suggests(SUSPENDS_ANYWHERE)
        .shouldThrow(IllegalStateException.class);
    observed("what happened", trace).suggests(SUSPENDS_ANYWHERE).shouldBeEmpty();
    observed("its state", coroutine.state()).shouldBe(CoroutineState.CREATED);
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    during(
        RUNS_TO_THE_END,
        "running the demo's program",
        () -> DrivenByHand.program(null, trace::add));

    Twin.expectSameAsCPython("driven_by_hand", trace);
  }
}
