package asyncio.loop;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.demo.ReadyQueueDemo;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "01.1", points = 10, seconds = 5)
@DisplayName("01.1 The ready queue")
class ReadyQueueTest {

  private static final Misconception RUNS_INLINE =
      Misconception.of(
          "runs-inline",
          "the callback ran inside callSoon; it should only be put into the queue, for the loop to"
              + " run later");

  private static final Misconception LAST_IN_FIRST_OUT =
      Misconception.of(
          "last-in-first-out",
          "the callback that was added last runs first; a queue gives out what was added first");

  private static final Misconception RUNS_UNTIL_EMPTY =
      Misconception.of(
          "runs-until-empty",
          "the batch goes on as long as the queue has anything in it, so callbacks that schedule"
              + " callbacks keep the loop from ever polling; count what waits when the batch"
              + " begins");

  private static final Misconception RUNS_HALF_A_BATCH =
      Misconception.of(
          "runs-half-a-batch",
          "the loop over the batch asks for the queue's size anew in every round, while each round"
              + " makes the queue shorter, so only half of the batch runs");

  private static final Misconception IGNORES_CANCEL =
      Misconception.of(
          "ignores-cancel",
          "cancel changes nothing for the queue: a callback that was called off runs all the same");

  private static final Misconception DECIDES_TOO_EARLY =
      Misconception.of(
          "looks-for-cancelled-ones-too-early",
          "the batch looks which handles are cancelled when it begins; a callback of the same batch"
              + " may cancel one behind it, so look when its turn comes");

  private static final Misconception STOPS_AT_A_CANCELLED_ONE =
      Misconception.of(
          "stops-at-a-cancelled-one",
          "a cancelled handle ends the batch; it should be skipped, and the next one run");

  private static final Misconception KEEPS_THE_CALLBACK =
      Misconception.of(
          "keeps-the-callback",
          "a cancelled handle still refers to its callback, and so to all that the callback uses;"
              + " the handle may wait for hours, so let go of it at once");

  private static final Misconception CANCELLED_ONCE_RUN =
      Misconception.of(
          "counts-as-cancelled-once-run",
          "a handle that has run says that it was cancelled; only cancel() makes it so");

  private static final Misconception LOSES_THE_REST =
      Misconception.of(
          "loses-the-rest-of-the-batch",
          "the whole batch leaves the queue before the first callback runs, so when one throws,"
              + " those behind it are gone; take out each handle when its turn comes");

  private static final Misconception REMOVES_AFTER_RUNNING =
      Misconception.of(
          "removes-after-running",
          "a handle leaves the queue only after it has run, so one that throws stays at the head,"
              + " and throws again in every batch to come; take it out before you run it");

  private static final Misconception RUN_IGNORES_CANCEL =
      Misconception.of(
          "run-ignores-cancel",
          "Handle.run leaves it to its caller to ask whether the handle was cancelled; run itself"
              + " should do nothing then");

  private static final Misconception EMPTY_MEANS_NOTHING_TO_RUN =
      Misconception.of(
          "empty-means-nothing-to-run",
          "isEmpty() overlooks cancelled handles; they wait in the queue like others until their"
              + " turn comes");

  private static final Misconception NULL_GOES_IN =
      Misconception.of(
          "null-goes-in",
          "a null callback is let in, and fails later, where nobody can see who scheduled it");

  private static final Misconception CLEAR_KEEPS =
      Misconception.of("clear-keeps-handles", "clear() leaves handles in the queue");

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);
  private final Trace trace = new Trace();

  /** One iteration: a loop that is stopped before it runs ends after its first. */
  private void runOneIteration() {
    loop.stop();
    loop.runForever();
  }

  @Test
  @DisplayName("callSoon returns before the callback runs")
  void callSoonReturnsBeforeTheCallbackRuns() {
    loop.callSoon(trace.adding("callback"));
    trace.add("after callSoon");
    runOneIteration();

    observed("the order of what happened", trace)
        .suggests(RUNS_INLINE, seen -> seen.indexOf("callback") == 0)
        .suggests(IGNORES_CANCEL)
        .shouldBe("after callSoon", "callback");
  }

  @Test
  @DisplayName("callbacks run in the order in which they were scheduled")
  void callbacksRunInTheOrderInWhichTheyWereScheduled() {
    for (String name : new String[] {"one", "two", "three", "four"}) {
      loop.callSoon(trace.adding(name));
    }
    runOneIteration();

    observed("the callbacks that one iteration ran", trace)
        .suggests(LAST_IN_FIRST_OUT, seen -> seen.indexOf("four") == 0)
        .suggests(RUNS_HALF_A_BATCH, seen -> seen.size() < 4)
        .shouldBe("one", "two", "three", "four");
  }

  @Test
  @DisplayName("what a callback schedules waits for the next iteration")
  void whatACallbackSchedulesWaitsForTheNextIteration() {
    loop.callSoon(
        () -> {
          trace.add("first");
          loop.callSoon(trace.adding("scheduled by first"));
        });
    loop.callSoon(trace.adding("second"));
    runOneIteration();
    trace.add("next iteration");
    runOneIteration();

    observed("the order of what happened", trace)
        .suggests(RUNS_INLINE, seen -> seen.indexOf("scheduled by first") < seen.indexOf("second"))
        .suggests(
            RUNS_UNTIL_EMPTY,
            seen -> seen.indexOf("scheduled by first") < seen.indexOf("next iteration"))
        .shouldBe("first", "second", "next iteration", "scheduled by first");
  }

  @Test
  @DisplayName("a callback that is cancelled before its turn does not run")
  void aCallbackThatIsCancelledBeforeItsTurnDoesNotRun() {
    loop.callSoon(trace.adding("first"));
    Handle cancelled = loop.callSoon(trace.adding("cancelled"));
    trace.add("cancel()");
    cancelled.cancel();
    runOneIteration();

    observed("the order of what happened", trace)
        .suggests(RUNS_INLINE, seen -> seen.indexOf("first") == 0)
        .suggests(IGNORES_CANCEL, seen -> seen.contains("cancelled"))
        .shouldBe("cancel()", "first");
  }

  @Test
  @DisplayName("a callback can cancel one behind it in the same batch")
  void aCallbackCanCancelOneBehindItInTheSameBatch() {
    var behind = new Handle[1];
    loop.callSoon(
        () -> {
          trace.add("first");
          behind[0].cancel();
        });
    behind[0] = loop.callSoon(trace.adding("cancelled"));
    loop.callSoon(trace.adding("third"));
    loop.callSoon(trace.adding("fourth"));
    loop.callSoon(trace.adding("last"));
    runOneIteration();

    observed("the callbacks that ran", trace)
        .suggests(LAST_IN_FIRST_OUT, seen -> seen.indexOf("last") == 0)
        .suggests(DECIDES_TOO_EARLY, seen -> seen.contains("cancelled"))
        .suggests(STOPS_AT_A_CANCELLED_ONE, seen -> !seen.contains("third"))
        .suggests(RUNS_HALF_A_BATCH, seen -> !seen.contains("last"))
        .shouldBe("first", "third", "fourth", "last");
  }

  @Test
  @DisplayName("what stands behind a cancelled callback runs in the same iteration")
  void whatStandsBehindACancelledCallbackRunsInTheSameIteration() {
    Handle cancelled = loop.callSoon(trace.adding("cancelled"));
    loop.callSoon(trace.adding("behind it"));
    loop.callSoon(trace.adding("last"));
    trace.add("cancel()");
    cancelled.cancel();
    runOneIteration();

    observed("the order of what happened", trace)
        .suggests(RUNS_INLINE, seen -> seen.indexOf("cancelled") == 0)
        .suggests(IGNORES_CANCEL, seen -> seen.contains("cancelled"))
        .suggests(STOPS_AT_A_CANCELLED_ONE, seen -> !seen.contains("behind it"))
        .suggests(RUNS_HALF_A_BATCH, seen -> !seen.contains("last"))
        .shouldBe("cancel()", "behind it", "last");
  }

  @Test
  @DisplayName("cancelling twice, or once the callback has begun, does no harm")
  void cancellingTwiceOrOnceTheCallbackHasBegunDoesNoHarm() {
    Handle twice = loop.callSoon(trace.adding("cancelled twice"));
    var own = new Handle[1];
    own[0] =
        loop.callSoon(
            () -> {
              own[0].cancel();
              trace.add("cancelled itself");
            });
    Handle late = loop.callSoon(trace.adding("cancelled too late"));
    loop.callSoon(trace.adding("other"));

    attempting(
            "cancelling twice, while it runs, and too late",
            () -> {
              twice.cancel();
              twice.cancel();
              trace.add("run");
              runOneIteration();
              trace.add("next iteration");
              late.cancel();
              runOneIteration();
            })
        .shouldSucceed();

    observed("the callbacks that ran", trace)
        .suggests(RUNS_INLINE, seen -> seen.indexOf("run") != 0)
        .suggests(IGNORES_CANCEL, seen -> seen.contains("cancelled twice"))
        .suggests(LAST_IN_FIRST_OUT, seen -> seen.indexOf("other") == 1)
        .suggests(STOPS_AT_A_CANCELLED_ONE, seen -> seen.indexOf("next iteration") == 1)
        .suggests(RUNS_HALF_A_BATCH, seen -> !seen.contains("other"))
        .shouldBe("run", "cancelled itself", "cancelled too late", "other", "next iteration");
  }

  @Test
  @DisplayName("isCancelled tells whether cancel was called, and nothing else")
  void isCancelledTellsWhetherCancelWasCalledAndNothingElse() {
    Handle ran = loop.callSoon(() -> {});
    Handle cancelled = loop.callSoon(() -> {});
    observed("isCancelled() of a handle that waits", ran.isCancelled()).shouldBe(false);

    cancelled.cancel();
    observed("isCancelled() of a handle after cancel()", cancelled.isCancelled())
        .suggests(IGNORES_CANCEL)
        .shouldBe(true);

    runOneIteration();
    observed("isCancelled() of a handle that has run", ran.isCancelled())
        .suggests(CANCELLED_ONCE_RUN)
        .shouldBe(false);
  }

  @Test
  @DisplayName("a cancelled handle lets go of its callback")
  void aCancelledHandleLetsGoOfItsCallback() {
    Runnable callback = trace.adding("callback");
    Handle handle = loop.callSoon(callback);
    handle.cancel();

    observed("whether the handle still leads to its callback", References.lead(handle, callback))
        .suggests(KEEPS_THE_CALLBACK)
        .shouldBe(false);
  }

  @Test
  @DisplayName("a handle's text names its callback, or says that it was cancelled")
  void aHandlesTextNamesItsCallbackOrSaysThatItWasCancelled() {
    var callback =
        new Runnable() {
          @Override
          public void run() {}

          @Override
          public String toString() {
            return "make tea";
          }
        };
    Handle handle = loop.callSoon(callback);
    observed("toString() of a handle", handle.toString())
        .shouldSatisfy("a text with the callback's own, \"make tea\"", s -> s.contains("make tea"));

    handle.cancel();
    observed("toString() of a handle after cancel()", handle.toString())
        .shouldSatisfy("a text with the word \"cancelled\"", s -> s.contains("cancelled"));
  }

  @Test
  @DisplayName("if a callback takes the loop down, those behind it are still waiting")
  void ifACallbackTakesTheLoopDownThoseBehindItAreStillWaiting() {
    loop.callSoon(trace.adding("before"));
    loop.callSoon(
        () -> {
          throw new OutOfMemoryError("thrown by the test");
        });
    loop.callSoon(trace.adding("behind"));
    attempting("an iteration in which memory runs out", this::runOneIteration)
        .shouldThrow(OutOfMemoryError.class);
    trace.add("next iteration");
    attempting("the iteration after it", this::runOneIteration)
        .suggests(REMOVES_AFTER_RUNNING, OutOfMemoryError.class::isInstance)
        .shouldSucceed();

    observed("the order of what happened", trace)
        .suggests(LOSES_THE_REST, seen -> !seen.contains("behind"))
        .shouldBe("before", "next iteration", "behind");
  }

  @Test
  @DisplayName("a null callback is refused at once")
  void aNullCallbackIsRefusedAtOnce() {
    attempting("callSoon(null)", () -> loop.callSoon(null))
        .suggests(NULL_GOES_IN, thrown -> thrown == null)
        .shouldThrow(NullPointerException.class);
  }

  @Test
  @DisplayName("a cancelled handle that is run all the same does nothing")
  void aCancelledHandleThatIsRunAllTheSameDoesNothing() {
    var handle = new Handle(trace.adding("callback"));
    handle.cancel();

    attempting("run() of a cancelled handle", handle::run)
        .suggests(RUN_IGNORES_CANCEL)
        .shouldSucceed();
    observed("what ran", trace).suggests(RUN_IGNORES_CANCEL).shouldBeEmpty();
  }

  @Test
  @DisplayName("a queue is empty once every handle has had its turn, cancelled ones too")
  void aQueueIsEmptyOnceEveryHandleHasHadItsTurnCancelledOnesToo() {
    var queue = new ReadyQueue();
    var handle = new Handle(trace.adding("callback"));
    observed("isEmpty() of a new queue", queue.isEmpty()).shouldBe(true);

    queue.add(handle);
    observed("isEmpty() with a handle that waits", queue.isEmpty())
        .suggests(RUNS_INLINE, seen -> !trace.lines().isEmpty())
        .shouldBe(false);

    handle.cancel();
    observed("isEmpty() with a cancelled handle that waits", queue.isEmpty())
        .suggests(EMPTY_MEANS_NOTHING_TO_RUN)
        .shouldBe(false);

    queue.runBatch(Handle::run);
    observed("isEmpty() after the batch", queue.isEmpty()).shouldBe(true);
  }

  @Test
  @DisplayName("clear drops everything that waits")
  void clearDropsEverythingThatWaits() {
    var queue = new ReadyQueue();
    queue.add(new Handle(trace.adding("one")));
    queue.add(new Handle(trace.adding("two")));
    observed("what ran before clear()", trace).suggests(RUNS_INLINE).shouldBeEmpty();
    queue.clear();
    queue.runBatch(Handle::run);

    observed("whether the queue is empty after clear()", queue.isEmpty())
        .suggests(CLEAR_KEEPS)
        .shouldBe(true);
    observed("the callbacks that ran after clear()", trace).suggests(CLEAR_KEEPS).shouldBeEmpty();
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    ReadyQueueDemo.program(loop, trace);

    Twin.expectSameAsCPython("ready_queue", trace);
  }
}
