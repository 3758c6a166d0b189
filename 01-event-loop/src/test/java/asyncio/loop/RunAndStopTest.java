package asyncio.loop;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.VirtualTime.StuckLoopException;
import asyncio.loop.demo.RunAndStopDemo;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Attempt;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "01.4", points = 15, seconds = 5)
@DisplayName("01.4 Run and stop")
class RunAndStopTest {

  private static final Misconception STOP_STICKS =
      Misconception.of(
          "stop-sticks",
          "a stop that was carried out ends the next run as well; forget it when runForever ends");

  private static final Misconception STOP_BEFORE_RUN_IS_LOST =
      Misconception.of(
          "stop-before-run-is-lost",
          "runForever forgets a stop that was asked for before it began; it should then run one"
              + " iteration and end");

  private static final Misconception STOP_BEFORE_RUN_RUNS_NOTHING =
      Misconception.of(
          "stop-before-run-runs-nothing",
          "the stop is looked at before the first iteration; runForever runs at least one, so look"
              + " after each");

  private static final Misconception STATE_STAYS_AFTER_EXCEPTION =
      Misconception.of(
          "state-stays-after-an-exception",
          "when an exception comes out of an iteration, the loop still counts as running; put it"
              + " back as it was in a finally block");

  private static final Misconception RUNNING_IS_GLOBAL =
      Misconception.of(
          "running-is-global",
          "the running loop is kept in one place for all threads; each thread has a running loop of"
              + " its own, or none");

  private static final Misconception RUNNING_ANSWERS_NULL =
      Misconception.of(
          "running-answers-null",
          "running() answers null where no loop runs; it should throw IllegalStateException");

  private static final Misconception REFUSAL_BREAKS_THE_LOOP =
      Misconception.of(
          "refusal-breaks-the-running-loop",
          "a runForever that is refused clears the state of the loop that is running; check before"
              + " the try whose finally clears");

  private static final Misconception RUNS_INSIDE_ITSELF =
      Misconception.of(
          "runs-inside-itself",
          "a loop that is running runs a second time, within one of its callbacks or on another"
              + " thread; that should be refused");

  private static final Misconception RUNS_INSIDE_ANOTHER =
      Misconception.of(
          "runs-inside-another-loop",
          "a loop runs within a callback of another one, which stands still meanwhile; that should"
              + " be refused");

  private static final Misconception CLOSES_WHILE_RUNNING =
      Misconception.of(
          "closes-while-running",
          "a running loop lets itself be closed; it should throw IllegalStateException and go on");

  private static final Misconception RELEASES_TWICE =
      Misconception.of(
          "releases-twice",
          "closing a second time releases everything again; it should do nothing");

  private static final Misconception CLOSED_LOOP_GOES_ON =
      Misconception.of(
          "closed-loop-goes-on",
          "a closed loop takes callbacks, or runs; it should throw IllegalStateException");

  private static final Misconception ANY_THREAD_IS_THE_LOOPS =
      Misconception.of(
          "any-thread-is-the-loops-thread",
          "runsOnThisThread() answers whether the loop runs at all; the question is whether it runs"
              + " on the thread that asks");

  private static final Misconception NO_THREAD_IS_THE_LOOPS =
      Misconception.of(
          "no-thread-is-the-loops-thread", "runsOnThisThread() says no on the loop's own thread");

  private static final Misconception REFUSED_RUN_TAKES_THE_STOP =
      Misconception.of(
          "refused-run-takes-the-stop",
          "a runForever that is refused takes away a stop that was asked for; look whether the loop"
              + " may run before anything is changed");

  private static final Misconception MAKER_IS_THE_LOOPS_THREAD =
      Misconception.of(
          "maker-is-the-loops-thread",
          "the thread that made the loop is taken for the one that runs it; they need not be the"
              + " same");

  private static final Misconception COUNTS_STOPS =
      Misconception.of(
          "counts-stops",
          "two calls of stop end two runs; stop is a note that is there or not, and one run uses it"
              + " up");

  private static final Misconception RELEASES_FIRST =
      Misconception.of(
          "releases-before-it-closes",
          "what the loop holds is released while the loop still counts as open; close it first");

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);
  private final Trace trace = new Trace();

  /** Runs the loop, and names a wrong idea if it does not come to its end. */
  private void runUntilStopped(Misconception otherwise) {
    during(otherwise, "running the loop until it is stopped", loop::runForever);
  }

  private static boolean isRunningHere(EventLoop loop) {
    try {
      return EventLoop.running() == loop;
    } catch (IllegalStateException none) {
      return false;
    }
  }

  /** Looks for a refusal; that a loop sleeps for ever is an IllegalStateException as well. */
  private static void shouldBeRefused(Attempt attempt) {
    attempt.shouldThrow(IllegalStateException.class);
    attempt.shouldSatisfy(
        "an IllegalStateException that refuses the call",
        thrown -> !(thrown instanceof StuckLoopException));
  }

  @Test
  @DisplayName("stop ends runForever after the iteration, and not in the middle of it")
  void stopEndsRunForeverAfterTheIterationAndNotInTheMiddleOfIt() {
    loop.callSoon(
        () -> {
          loop.stop();
          trace.add("stop");
        });
    loop.callSoon(
        () -> {
          trace.add("behind stop");
          loop.callSoon(trace.adding("scheduled after stop"));
        });
    loop.callSoon(trace.adding("last of the batch"));
    loop.runForever();

    observed("what ran before runForever returned", trace)
        .shouldBe("stop", "behind stop", "last of the batch");
  }

  @Test
  @DisplayName("what the last batch scheduled runs when the loop runs again")
  void whatTheLastBatchScheduledRunsWhenTheLoopRunsAgain() {
    loop.callSoon(
        () -> {
          loop.stop();
          loop.callSoon(trace.adding("one"));
          loop.callSoon(() -> loop.callSoon(trace.adding("two")));
          loop.callLater(Duration.ofMillis(10), loop::stop);
        });
    loop.runForever();
    trace.add("run again");
    loop.runForever();

    observed("the order of what happened", trace)
        .suggests(STOP_STICKS, seen -> !seen.contains("two"))
        .shouldBe("run again", "one", "two");
  }

  @Test
  @DisplayName("a loop that is stopped before it runs does one iteration, without sleeping")
  void aLoopThatIsStoppedBeforeItRunsDoesOneIterationWithoutSleeping() {
    loop.callLater(Duration.ofHours(1), trace.adding("timer"));
    loop.stop();
    runUntilStopped(STOP_BEFORE_RUN_IS_LOST);
    observed("how long each poll was willing to sleep", time.timeouts())
        .suggests(STOP_BEFORE_RUN_RUNS_NOTHING, List::isEmpty)
        .suggests(STOP_BEFORE_RUN_IS_LOST)
        .shouldBe(List.of(Duration.ZERO));

    loop.callSoon(
        () -> {
          trace.add("callback");
          loop.callSoon(trace.adding("scheduled by the callback"));
        });
    loop.stop();
    runUntilStopped(STOP_BEFORE_RUN_IS_LOST);
    observed("what the one iteration ran", trace)
        .suggests(STOP_BEFORE_RUN_RUNS_NOTHING, List::isEmpty)
        .shouldBe("callback");
  }

  @Test
  @DisplayName("isRunning and running() tell the truth before, during and after")
  void isRunningAndRunningTellTheTruthBeforeDuringAndAfter() {
    observed("isRunning() before", loop.isRunning()).shouldBe(false);
    attempting("running() before", EventLoop::running)
        .suggests(RUNNING_ANSWERS_NULL, Objects::isNull)
        .shouldThrow(IllegalStateException.class);

    loop.callSoon(
        () -> {
          trace.add("isRunning: " + loop.isRunning());
          trace.add("running() is this loop: " + isRunningHere(loop));
          trace.add("isRunning, from elsewhere: " + OtherThread.call(loop::isRunning));
          loop.stop();
        });
    loop.runForever();
    observed("what a callback saw", trace)
        .shouldBe(
            "isRunning: true", "running() is this loop: true", "isRunning, from elsewhere: true");

    observed("isRunning() after", loop.isRunning()).shouldBe(false);
    attempting("running() after", EventLoop::running)
        .suggests(RUNNING_ANSWERS_NULL, Objects::isNull)
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("each thread has a running loop of its own, or none")
  void eachThreadHasARunningLoopOfItsOwnOrNone() {
    var otherTime = new VirtualTime();
    var other = EventLoop.create(otherTime, otherTime);
    other.callSoon(
        () -> {
          trace.add("other loop: running() is this one: " + isRunningHere(other));
          other.stop();
        });
    loop.callSoon(
        () -> {
          boolean none = OtherThread.thrownBy(EventLoop::running) instanceof IllegalStateException;
          trace.add("other thread: no running loop: " + none);
          Throwable refused = OtherThread.thrownBy(other::runForever);
          trace.add("other loop ran: " + (refused == null));
          trace.add("this loop: running() is this one: " + isRunningHere(loop));
          loop.stop();
        });
    loop.runForever();

    observed("what was seen while one loop, then two, were running", trace)
        .suggests(RUNNING_IS_GLOBAL)
        .shouldBe(
            "other thread: no running loop: true",
            "other loop: running() is this one: true",
            "other loop ran: true",
            "this loop: running() is this one: true");
  }

  @Test
  @DisplayName("a loop that is running cannot be run again, and goes on")
  void aLoopThatIsRunningCannotBeRunAgainAndGoesOn() {
    loop.callSoon(
        () -> {
          loop.stop();
          shouldBeRefused(
              attempting("runForever within a callback of the same loop", loop::runForever)
                  .suggests(RUNS_INSIDE_ITSELF));
          trace.add("isRunning: " + loop.isRunning());
          trace.add("running() is this loop: " + isRunningHere(loop));
          loop.stop();
        });
    runAndRethrow();

    observed("what the callback saw after it was refused", trace)
        .suggests(REFUSAL_BREAKS_THE_LOOP)
        .shouldBe("isRunning: true", "running() is this loop: true");
  }

  @Test
  @DisplayName("a loop that is running cannot be run on another thread, and goes on")
  void aLoopThatIsRunningCannotBeRunOnAnotherThreadAndGoesOn() {
    loop.callSoon(
        () -> {
          loop.stop();
          shouldBeRefused(
              attempting(
                      "runForever of a running loop on another thread",
                      () -> throwIfAny(OtherThread.thrownBy(loop::runForever)))
                  .suggests(RUNS_INSIDE_ITSELF));
          trace.add("isRunning: " + loop.isRunning());
          trace.add("running() is this loop: " + isRunningHere(loop));
          loop.stop();
        });
    runAndRethrow();

    observed("what the callback saw after the refusal", trace)
        .suggests(REFUSAL_BREAKS_THE_LOOP)
        .shouldBe("isRunning: true", "running() is this loop: true");
  }

  @Test
  @DisplayName("a loop cannot run within a callback of another one, and neither is harmed")
  void aLoopCannotRunWithinACallbackOfAnotherOneAndNeitherIsHarmed() {
    var other = EventLoop.create(new VirtualTime(), new VirtualTime());
    loop.callSoon(
        () -> {
          loop.stop();
          other.stop();
          shouldBeRefused(
              attempting("runForever within a callback of another loop", other::runForever)
                  .suggests(RUNS_INSIDE_ANOTHER));
          trace.add("other loop isRunning: " + other.isRunning());
          trace.add("running() is this loop: " + isRunningHere(loop));
          loop.stop();
        });
    runAndRethrow();
    observed("what the callback saw after it was refused", trace)
        .suggests(REFUSAL_BREAKS_THE_LOOP)
        .shouldBe("other loop isRunning: false", "running() is this loop: true");

    other.callSoon(trace.adding("other loop"));
    other.callSoon(other::stop);
    attempting("running the other loop afterwards", other::runForever).shouldSucceed();
    observed("what ran", trace.lines().getLast()).shouldBe("other loop");
  }

  @Test
  @DisplayName("after an exception out of an iteration the loop is as before, and can run again")
  void afterAnExceptionOutOfAnIterationTheLoopIsAsBeforeAndCanRunAgain() {
    loop.callSoon(
        () -> {
          loop.stop();
          throw new OutOfMemoryError("thrown by the test");
        });
    attempting("an iteration in which memory runs out", loop::runForever)
        .shouldThrow(OutOfMemoryError.class);

    observed("isRunning() afterwards", loop.isRunning())
        .suggests(STATE_STAYS_AFTER_EXCEPTION)
        .shouldBe(false);
    attempting("running() afterwards", EventLoop::running)
        .suggests(STATE_STAYS_AFTER_EXCEPTION)
        .shouldThrow(IllegalStateException.class);

    loop.callSoon(() -> loop.callSoon(trace.adding("second iteration")));
    loop.callLater(Duration.ofMillis(10), loop::stop);
    runUntilStopped(STATE_STAYS_AFTER_EXCEPTION);
    observed("what the next run did", trace)
        .suggests(STATE_STAYS_AFTER_EXCEPTION)
        .shouldBe("second iteration");
  }

  @Test
  @DisplayName("one loop can run on one thread after another, be it a virtual one")
  void oneLoopCanRunOnOneThreadAfterAnotherBeItAVirtualOne() throws Exception {
    loop.callSoon(loop::stop);
    loop.runForever();
    loop.callSoon(
        () -> {
          trace.add("virtual: " + Thread.currentThread().isVirtual());
          trace.add("running() is this loop: " + isRunningHere(loop));
          loop.stop();
        });
    var task = new FutureTask<Void>(loop::runForever, null);
    Thread.ofVirtual().start(task);
    task.get();

    observed("what a callback saw", trace)
        .shouldBe("virtual: true", "running() is this loop: true");
    observed("isRunning() afterwards", loop.isRunning()).shouldBe(false);
  }

  @Test
  @DisplayName("the loop knows on which thread it runs")
  void theLoopKnowsOnWhichThreadItRuns() {
    var lifecycle = new Lifecycle(loop);
    trace.add("before: " + lifecycle.runsOnThisThread());
    lifecycle.runForever(
        () -> {
          lifecycle.stop();
          trace.add("the loop's thread: " + lifecycle.runsOnThisThread());
          trace.add("another thread: " + OtherThread.call(lifecycle::runsOnThisThread));
        });
    trace.add("after: " + lifecycle.runsOnThisThread());

    observed("what runsOnThisThread() answered", trace)
        .suggests(ANY_THREAD_IS_THE_LOOPS, seen -> seen.contains("another thread: true"))
        .suggests(NO_THREAD_IS_THE_LOOPS, seen -> seen.contains("the loop's thread: false"))
        .shouldBe(
            "before: false", "the loop's thread: true", "another thread: false", "after: false");
  }

  @Test
  @DisplayName("the thread that runs a loop counts, and not the one that made it")
  void theThreadThatRunsALoopCounts() {
    var lifecycle = new Lifecycle(loop);
    OtherThread.run(
        () ->
            lifecycle.runForever(
                () -> {
                  lifecycle.stop();
                  trace.add("the thread that runs it: " + lifecycle.runsOnThisThread());
                }));

    observed("what runsOnThisThread() answered", trace)
        .suggests(MAKER_IS_THE_LOOPS_THREAD)
        .shouldBe("the thread that runs it: true");
  }

  @Test
  @DisplayName("a call of runForever that is refused leaves a stop as it was")
  void aRefusedRunLeavesTheStop() {
    loop.callSoon(
        () -> {
          loop.stop();
          shouldBeRefused(attempting("running the loop in its own callback", loop::runForever));
        });
    runUntilStopped(REFUSED_RUN_TAKES_THE_STOP);

    observed("whether the loop runs", loop.isRunning()).shouldBe(false);
  }

  @Test
  @DisplayName("two calls of stop end one run")
  void twoStopsEndOneRun() {
    loop.stop();
    loop.stop();
    loop.runForever();
    loop.callSoon(() -> loop.callSoon(trace.adding("second iteration")));
    loop.callLater(Duration.ofMillis(10), loop::stop);
    loop.runForever();

    observed("what ran in the next run", trace).suggests(COUNTS_STOPS).shouldBe("second iteration");
  }

  @Test
  @DisplayName("while a loop releases what it holds, it is closed already")
  void closedBeforeTheRelease() {
    var lifecycle = new Lifecycle(loop);
    lifecycle.close(() -> trace.add("closed: " + lifecycle.isClosed()));

    observed("what isClosed() said meanwhile", trace)
        .suggests(RELEASES_FIRST)
        .shouldBe("closed: true");
  }

  @Test
  @DisplayName("a stop from before a run is used up, also if an exception ends the run")
  void aStopFromBeforeARunIsUsedUpAlsoIfAnExceptionEndsTheRun() {
    loop.callSoon(
        () -> {
          throw new OutOfMemoryError("thrown by the test");
        });
    loop.stop();
    attempting("an iteration in which memory runs out", loop::runForever)
        .suggests(STOP_BEFORE_RUN_RUNS_NOTHING, thrown -> thrown == null)
        .shouldThrow(OutOfMemoryError.class);

    loop.callSoon(() -> loop.callSoon(trace.adding("second iteration")));
    loop.callLater(Duration.ofMillis(10), loop::stop);
    runUntilStopped(STATE_STAYS_AFTER_EXCEPTION);
    observed("what the next run did", trace).suggests(STOP_STICKS).shouldBe("second iteration");
  }

  @Test
  @DisplayName("a running loop cannot be closed, and goes on")
  void aRunningLoopCannotBeClosedAndGoesOn() {
    loop.callSoon(
        () -> {
          shouldBeRefused(
              attempting("closing a loop in one of its callbacks", loop::close)
                  .suggests(CLOSES_WHILE_RUNNING));
          shouldBeRefused(
              attempting(
                      "closing a running loop on another thread",
                      () -> throwIfAny(OtherThread.thrownBy(loop::close)))
                  .suggests(CLOSES_WHILE_RUNNING));
          trace.add("isClosed: " + loop.isClosed());
          loop.callSoon(trace.adding("next iteration"));
          loop.callLater(Duration.ofMillis(10), loop::stop);
        });
    runAndRethrow();

    observed("what happened after the refusal", trace)
        .suggests(CLOSES_WHILE_RUNNING)
        .shouldBe("isClosed: false", "next iteration");
  }

  @Test
  @DisplayName("closing gives the poller back once, however often close is called")
  void closingGivesThePollerBackOnceHoweverOftenCloseIsCalled() {
    var poller = new ClosingPoller(trace);
    var closing = EventLoop.create(time, poller);
    observed("isClosed() before", closing.isClosed()).shouldBe(false);
    closing.close();
    closing.close();

    observed("what the poller was told", trace)
        .suggests(RELEASES_TWICE, seen -> seen.size() > 1)
        .shouldBe("poller closed");
    observed("isClosed() after", closing.isClosed()).suggests(CLOSED_LOOP_GOES_ON).shouldBe(true);
  }

  @Test
  @DisplayName("a closed loop refuses to run and to schedule anything")
  void aClosedLoopRefusesToRunAndToScheduleAnything() {
    loop.callSoon(trace.adding("scheduled before close"));
    loop.close();
    loop.stop();
    Runnable nothing = () -> {};

    shouldBeRefused(
        attempting("runForever of a closed loop", loop::runForever).suggests(CLOSED_LOOP_GOES_ON));
    shouldBeRefused(
        attempting("callSoon of a closed loop", () -> loop.callSoon(nothing))
            .suggests(CLOSED_LOOP_GOES_ON));
    shouldBeRefused(
        attempting("callLater of a closed loop", () -> loop.callLater(Duration.ZERO, nothing))
            .suggests(CLOSED_LOOP_GOES_ON));
    shouldBeRefused(
        attempting("callSoonThreadsafe of a closed loop", () -> loop.callSoonThreadsafe(nothing))
            .suggests(CLOSED_LOOP_GOES_ON));
    observed("what ran", trace).suggests(CLOSED_LOOP_GOES_ON).shouldBeEmpty();
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    RunAndStopDemo.program(loop, trace);

    Twin.expectSameAsCPython("run_and_stop", trace);
  }

  /** Runs the loop; what a check within a callback found wrong comes out of here. */
  private void runAndRethrow() {
    var failure = new Throwable[1];
    loop.setExceptionHandler(
        (from, context) -> {
          failure[0] = context.exception();
          from.stop();
        });
    Attempt run = attempting("running the loop until it is stopped", loop::runForever);
    throwIfAny(failure[0]);
    run.shouldSucceed();
  }

  private static void throwIfAny(Throwable thrown) {
    switch (thrown) {
      case null -> {}
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new AssertionError(thrown);
    }
  }

  /** A poller that only knows when it is closed. */
  private record ClosingPoller(Trace trace) implements Poller {

    @Override
    public void poll(long timeoutNanos, ReadyEvents sink) {}

    @Override
    public void wakeUp() {}

    @Override
    public void watch(SelectableChannel channel, int events, Object attachment) {}

    @Override
    public Object attachment(SelectableChannel channel) {
      return null;
    }

    @Override
    public void close() {
      trace.add("poller closed");
    }
  }
}
