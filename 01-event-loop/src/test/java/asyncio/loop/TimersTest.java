package asyncio.loop;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.VirtualTime.SpinningLoopException;
import asyncio.loop.VirtualTime.StuckLoopException;
import asyncio.loop.demo.TimersDemo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "01.3", points = 15, seconds = 10)
@DisplayName("01.3 Timers")
class TimersTest {

  private static final Misconception RUNS_IN_SCHEDULING_ORDER =
      Misconception.of(
          "runs-in-scheduling-order",
          "timers run in the order in which they were scheduled; the one whose time comes first"
              + " runs first");

  private static final Misconception TIES_IN_ANY_ORDER =
      Misconception.of(
          "ties-in-any-order",
          "timers for the same time run in whatever order the heap gives them out; a heap does not"
              + " keep equal elements in order, so the comparison has to decide by the sequence");

  private static final Misconception COMPARES_BY_SUBTRACTION =
      Misconception.of(
          "compares-by-subtraction",
          "times are compared by subtracting them, which overflows when they are far apart, and"
              + " then the later one looks earlier; use Long.compare");

  private static final Misconception RUNS_EARLY =
      Misconception.of(
          "runs-early",
          "a timer runs before its time has come; it is due when its time is less than or equal to"
              + " now, to the nanosecond");

  private static final Misconception WAITS_PAST_ITS_TIME =
      Misconception.of(
          "waits-past-its-time",
          "a timer whose time is exactly now is not taken for due, so the loop, which slept until"
              + " just then, looks again and again; due means when <= now");

  private static final Misconception MOVES_ONE_AT_A_TIME =
      Misconception.of(
          "moves-one-at-a-time",
          "only the first due timer is moved in each iteration; all that are due belong in there");

  private static final Misconception PINS_THE_WAIT =
      Misconception.of(
          "cancelled-timers-pin-the-wait",
          "a cancelled timer at the head of the queue still decides how long the loop sleeps; drop"
              + " cancelled heads before you look at the time");

  private static final Misconception NEVER_SWEEPS =
      Misconception.of(
          "never-sweeps",
          "cancelled timers stay in memory until their time comes; sweep them out once they are the"
              + " majority");

  private static final Misconception SWEEPS_LIVE_TIMERS =
      Misconception.of(
          "sweeps-live-timers", "the sweep takes out timers that were never cancelled");

  private static final Misconception SEARCHES_ON_CANCEL =
      Misconception.of(
          "searches-on-cancel",
          "every cancel() goes through all timers, to find one or to sweep, so that cancelling"
              + " 100,000 takes thousands of millions of steps; mark the timer, count it, and sweep"
              + " only when the cancelled ones are the majority");

  private static final Misconception SWEEPS_TOO_EARLY =
      Misconception.of(
          "sweeps-too-early",
          "all timers are gone through although only a few are cancelled; the sweep has to wait"
              + " until the cancelled ones are the majority, or each cancellation becomes dear");

  private static final Misconception TELLS_BEFORE_IT_CANCELS =
      Misconception.of(
          "tells-before-it-cancels",
          "a sweep leaves the timer behind whose cancel() brought it about: the queue was told"
              + " before the timer was cancelled; cancel first, then tell");

  private static final Misconception COUNTS_TWICE =
      Misconception.of(
          "counts-a-timer-twice",
          "a timer that is cancelled twice is counted twice, so the queue takes the cancelled ones"
              + " for the majority too early; tell it the first time only");

  private static final Misconception COUNTS_DROPPED_HEADS =
      Misconception.of(
          "counts-dropped-heads",
          "cancelled timers that were dropped at the head are still counted, so the queue takes the"
              + " cancelled ones for the majority too early; dropping one takes it off the count");

  private static final Misconception COUNTS_WHAT_HAS_LEFT =
      Misconception.of(
          "counts-what-has-left",
          "a timer that has left the queue is counted when it is cancelled, so the queue takes the"
              + " cancelled ones for the majority too early; every way out needs leaveQueue()");

  private static final Misconception TAKES_LIVE_ONES_OFF_THE_COUNT =
      Misconception.of(
          "takes-live-ones-off-the-count",
          "each timer that runs is taken off the count of cancelled ones, which was never among"
              + " them, so the count is too low and the sweep does not come; take off only those"
              + " that were cancelled");

  private static final Misconception CANCEL_ONLY_COUNTS =
      Misconception.of(
          "cancel-only-counts",
          "TimerHandle.cancel tells the queue, but does not do what Handle.cancel does; call"
              + " super.cancel()");

  private static final Misconception CANNOT_CANCEL_DUE =
      Misconception.of(
          "cannot-cancel-a-due-timer",
          "a timer that has left the queue can no longer be cancelled; it may still be waiting in"
              + " the ready queue, where cancel has to work as for any handle");

  private static final Misconception NO_TIMER_MEANS_NOW =
      Misconception.of(
          "no-timer-means-now",
          "when no timer waits, the next deadline is given as a time that is over, so the loop"
              + " spins; it should be NEVER");

  private static final Misconception CLEAR_KEEPS =
      Misconception.of("clear-keeps-timers", "clear() leaves timers in the queue");

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);
  private final Trace trace = new Trace();

  private void runOneIteration() {
    loop.stop();
    loop.runForever();
  }

  /** Runs the loop, and names a wrong idea if it does not come to its end. */
  private void runUntilStopped(Misconception otherwise) {
    attempting("running the loop until it is stopped", loop::runForever)
        .suggests(WAITS_PAST_ITS_TIME, SpinningLoopException.class::isInstance)
        .suggests(otherwise)
        .shouldSucceed();
  }

  /** A callback that writes down when it ran. */
  private Runnable noting(String name) {
    return () -> trace.add(name + " at " + time.now().toMillis() + " ms");
  }

  /**
   * What one cancellation took out of the queue at once, beyond the timer itself.
   *
   * @param of how many were kept before
   * @param gone how many were not kept any more
   * @param left how many of those that stayed were cancelled ones
   */
  private record Sweep(int of, int gone, long left) {

    /** Whether so many went that it was worth going through all; with some room for rounding. */
    boolean isWorthIt() {
      return 3 * gone > of;
    }

    @Override
    public String toString() {
      return gone + " of " + of + " timers";
    }
  }

  /**
   * Cancels timers one after the other, and notes when several went at once.
   *
   * @param others how many live timers there are beside these
   */
  private static List<Sweep> sweepsOf(TimerQueue queue, List<TimerHandle> timers, int others) {
    var sweeps = new ArrayList<Sweep>();
    for (TimerHandle timer : timers) {
      int before = queue.size();
      timer.cancel();
      int after = queue.size();
      if (before - after > 1) {
        long live = timers.stream().filter(waiting -> !waiting.isCancelled()).count();
        sweeps.add(new Sweep(before, before - after, after - others - live));
      }
    }
    return sweeps;
  }

  /** Timers for different times after {@code from}, in nanoseconds. */
  private static List<TimerHandle> timers(TimerQueue queue, int number, long from) {
    return IntStream.range(0, number).mapToObj(i -> queue.schedule(from + i, () -> {})).toList();
  }

  private static void expectNoEarlySweep(List<Sweep> sweeps, Misconception idea) {
    observed(
            "how many went at once while the cancelled ones were few",
            sweeps.stream().filter(sweep -> !sweep.isWorthIt()).limit(1).toList())
        .suggests(idea)
        .shouldBeEmpty();
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  @Test
  @DisplayName("callLater runs a callback when the delay has passed, callAt when the time has come")
  void callLaterRunsACallbackWhenTheDelayHasPassedCallAtWhenTheTimeHasCome() {
    time.advance(millis(100));
    loop.callLater(millis(50), noting("callLater 50"));
    loop.callAt(Duration.ofMillis(170).toNanos(), noting("callAt 170"));
    loop.callLater(millis(80), loop::stop);
    runUntilStopped(WAITS_PAST_ITS_TIME);

    observed("what ran", trace).shouldBe("callLater 50 at 150 ms", "callAt 170 at 170 ms");
  }

  @Test
  @DisplayName("timers run in the order of their times, however they were scheduled")
  void timersRunInTheOrderOfTheirTimesHoweverTheyWereScheduled() {
    for (int delay : new int[] {30, 10, 50, 20, 40}) {
      loop.callLater(millis(delay), noting("timer"));
    }
    loop.callLater(millis(60), loop::stop);
    runUntilStopped(RUNS_IN_SCHEDULING_ORDER);

    observed("what ran", trace)
        .suggests(RUNS_IN_SCHEDULING_ORDER)
        .shouldBe(
            "timer at 10 ms",
            "timer at 20 ms",
            "timer at 30 ms",
            "timer at 40 ms",
            "timer at 50 ms");
  }

  @Test
  @DisplayName("overdue timers run in the order of their times, too")
  void overdueTimersRunInTheOrderOfTheirTimesToo() {
    loop.callLater(millis(20), trace.adding("second"));
    loop.callLater(millis(30), trace.adding("third"));
    loop.callLater(millis(10), trace.adding("first"));
    time.advance(millis(100));
    runOneIteration();

    observed("what one iteration ran", trace)
        .suggests(MOVES_ONE_AT_A_TIME, seen -> seen.size() == 1)
        .suggests(
            RUNS_IN_SCHEDULING_ORDER, seen -> seen.equals(List.of("second", "third", "first")))
        .shouldBe("first", "second", "third");
  }

  @Test
  @DisplayName("timers for the same time run in the order in which they were scheduled")
  void timersForTheSameTimeRunInTheOrderInWhichTheyWereScheduled() {
    List<String> expected = IntStream.range(0, 100).mapToObj(i -> "timer " + i).toList();
    long when = millis(10).toNanos();
    loop.callAt(when + 1, loop::stop);
    expected.forEach(name -> loop.callAt(when, trace.adding(name)));
    runUntilStopped(WAITS_PAST_ITS_TIME);

    observed("what ran", trace)
        .suggests(TIES_IN_ANY_ORDER, seen -> seen.size() == 100)
        .shouldBe(expected);
  }

  @Test
  @DisplayName("a timer is due when its time has come, and not a nanosecond earlier")
  void aTimerIsDueWhenItsTimeHasComeAndNotANanosecondEarlier() {
    loop.callLater(millis(10), trace.adding("timer"));
    time.advance(millis(10).minusNanos(1));
    runOneIteration();
    observed("what ran a nanosecond before the time", trace).suggests(RUNS_EARLY).shouldBeEmpty();

    time.advance(Duration.ofNanos(1));
    runOneIteration();
    observed("what ran at the time", trace).suggests(WAITS_PAST_ITS_TIME).shouldBe("timer");
  }

  @Test
  @DisplayName("a delay that is zero or negative means the next iteration")
  void aDelayThatIsZeroOrNegativeMeansTheNextIteration() {
    loop.callLater(
        Duration.ZERO,
        () -> {
          trace.add("zero");
          loop.callLater(Duration.ZERO, trace.adding("zero from a timer"));
        });
    loop.callLater(millis(-5), trace.adding("negative"));
    trace.add("scheduled");
    runOneIteration();
    trace.add("next iteration");
    runOneIteration();

    observed("the order of what happened", trace)
        .suggests(MOVES_ONE_AT_A_TIME, seen -> seen.indexOf("negative") > 2)
        .shouldBe("scheduled", "zero", "negative", "next iteration", "zero from a timer");
  }

  @Test
  @DisplayName("times that are far apart keep their order")
  void timesThatAreFarApartKeepTheirOrder() {
    loop.callLater(Duration.ofSeconds(Long.MAX_VALUE), trace.adding("never"));
    loop.callAt(-millis(1).toNanos(), trace.adding("long ago"));
    loop.callLater(Duration.ofDays(200 * 365), trace.adding("in 200 years"));
    loop.callLater(Duration.ofSeconds(5), trace.adding("in 5 seconds"));
    loop.callLater(Duration.ofDays(201 * 365), loop::stop);
    loop.callLater(Duration.ofSeconds(1), trace.adding("in 1 second"));
    runUntilStopped(COMPARES_BY_SUBTRACTION);

    observed("what ran", trace)
        .suggests(COMPARES_BY_SUBTRACTION)
        .shouldBe("long ago", "in 1 second", "in 5 seconds", "in 200 years");
  }

  @Test
  @DisplayName("a handle knows its time, and a timer that has run is not kept")
  void aHandleKnowsItsTimeAndATimerThatHasRunIsNotKept() {
    time.advance(millis(7));
    TimerHandle handle = loop.callLater(millis(3), noting("timer"));
    observed("when()", handle.when()).shouldBe(millis(10).toNanos());
    observed("timersKept() with one timer", loop.timersKept()).shouldBe(1);

    loop.callAt(handle.when() + 1, loop::stop);
    runUntilStopped(WAITS_PAST_ITS_TIME);
    observed("timersKept() after they have run", loop.timersKept()).shouldBe(0);
  }

  @Test
  @DisplayName("a cancelled timer does not run, and lets go of its callback")
  void aCancelledTimerDoesNotRunAndLetsGoOfItsCallback() {
    Runnable callback = trace.adding("cancelled");
    TimerHandle handle = loop.callLater(millis(10), callback);
    loop.callLater(millis(20), trace.adding("timer"));
    loop.callLater(millis(30), loop::stop);
    handle.cancel();
    handle.cancel();
    runUntilStopped(WAITS_PAST_ITS_TIME);

    observed("isCancelled()", handle.isCancelled()).suggests(CANCEL_ONLY_COUNTS).shouldBe(true);
    observed("what ran", trace).suggests(CANCEL_ONLY_COUNTS).shouldBe("timer");
    observed("whether the handle still leads to its callback", References.lead(handle, callback))
        .shouldBe(false);
  }

  @Test
  @DisplayName("a cancelled timer does not keep the loop waiting, nor wake it")
  void aCancelledTimerDoesNotKeepTheLoopWaitingNorWakeIt() {
    TimerHandle first = loop.callLater(millis(10), trace.adding("cancelled"));
    TimerHandle second = loop.callLater(millis(20), trace.adding("cancelled"));
    loop.callLater(millis(50), loop::stop);
    second.cancel();
    first.cancel();
    runUntilStopped(WAITS_PAST_ITS_TIME);

    observed("how long the loop was willing to sleep, each time", time.timeouts())
        .suggests(PINS_THE_WAIT, seen -> seen.size() > 1)
        .shouldBe(List.of(millis(50)));
  }

  @Test
  @DisplayName("a loop whose timers are all cancelled has no time to wait for")
  void aLoopWhoseTimersAreAllCancelledHasNoTimeToWaitFor() {
    loop.callLater(millis(10), trace.adding("cancelled")).cancel();
    attempting("sleeping with nothing left to wake the loop", loop::runForever)
        .suggests(NO_TIMER_MEANS_NOW, SpinningLoopException.class::isInstance)
        .shouldThrow(StuckLoopException.class);

    observed("how long the loop was willing to sleep, each time", time.timeouts())
        .suggests(PINS_THE_WAIT)
        .shouldBe(List.of(VirtualTime.WITHOUT_LIMIT));
  }

  @Test
  @DisplayName("100,000 timers that were cancelled are not kept, and the others still run")
  void manyTimersThatWereCancelledAreNotKeptAndTheOthersStillRun() {
    List<String> expected = IntStream.range(0, 50).mapToObj(i -> "timer " + i).toList();
    var cancelled = new ArrayList<TimerHandle>();
    for (int i = 0; i < 100_000; i++) {
      if (i % 2_000 == 0) {
        loop.callLater(millis(1 + i), trace.adding("timer " + i / 2_000));
      }
      cancelled.add(loop.callLater(Duration.ofHours(1).plusMillis(i), trace.adding("cancelled")));
    }
    Collections.shuffle(cancelled, new Random(1));
    during(
        SEARCHES_ON_CANCEL,
        "cancelling 100,000 timers",
        () -> cancelled.forEach(TimerHandle::cancel));
    observed("timersKept() with 50 live timers and 100,000 cancelled ones", loop.timersKept())
        .suggests(NEVER_SWEEPS, kept -> kept > 100_000)
        .suggests(SWEEPS_LIVE_TIMERS, kept -> kept < 50)
        .shouldSatisfy("from 50 to 1,000", kept -> kept >= 50 && kept <= 1_000);

    loop.callLater(millis(200_000), loop::stop);
    runUntilStopped(SWEEPS_LIVE_TIMERS);
    observed("what ran", trace).suggests(SWEEPS_LIVE_TIMERS).shouldBe(expected);
  }

  @Test
  @DisplayName("a sweep takes out every cancelled timer, and none that is live")
  void aSweepTakesOutEveryCancelledTimerAndNoneThatIsLive() {
    var queue = new TimerQueue();
    timers(queue, 20, 0);
    List<Sweep> sweeps = sweepsOf(queue, timers(queue, 1_000, 1_000), 20);

    observed(
            "how many cancelled timers each sweep left behind",
            sweeps.stream().map(Sweep::left).toList())
        .suggests(SWEEPS_LIVE_TIMERS, seen -> seen.stream().anyMatch(left -> left < 0))
        .suggests(TELLS_BEFORE_IT_CANCELS)
        .shouldBe(Collections.nCopies(sweeps.size(), 0L));
  }

  @Test
  @DisplayName("timers are swept only once the cancelled ones are the majority")
  void timersAreSweptOnlyOnceTheCancelledOnesAreTheMajority() {
    var queue = new TimerQueue();
    timers(queue, 1_000, 0);
    List<TimerHandle> cancelled = timers(queue, 300, 1_000);

    expectNoEarlySweep(sweepsOf(queue, cancelled, 1_000), SWEEPS_TOO_EARLY);
  }

  @Test
  @DisplayName("a timer that is cancelled many times counts once")
  void aTimerThatIsCancelledManyTimesCountsOnce() {
    var queue = new TimerQueue();
    timers(queue, 1_000, 0);
    var cancelled = new ArrayList<TimerHandle>();
    timers(queue, 80, 1_000).forEach(timer -> cancelled.addAll(Collections.nCopies(10, timer)));

    expectNoEarlySweep(sweepsOf(queue, cancelled, 1_000), COUNTS_TWICE);
  }

  @Test
  @DisplayName("cancelled timers that are gone do not count")
  void cancelledTimersThatAreGoneDoNotCount() {
    var queue = new TimerQueue();
    List<TimerHandle> heads = timers(queue, 500, 0);
    timers(queue, 1_000, 1_000);
    List<TimerHandle> cancelled = timers(queue, 80, 10_000);
    cancelled.subList(0, 60).forEach(TimerHandle::cancel);
    heads.forEach(TimerHandle::cancel);
    queue.nextDeadline();

    expectNoEarlySweep(sweepsOf(queue, cancelled.subList(60, 80), 1_000), COUNTS_DROPPED_HEADS);
  }

  @Test
  @DisplayName("a timer that is cancelled once it has left the queue does not count")
  void aTimerThatIsCancelledOnceItHasLeftTheQueueDoesNotCount() {
    var queue = new TimerQueue();
    List<TimerHandle> dropped = timers(queue, 700, 0);
    queue.clear();
    List<TimerHandle> moved = timers(queue, 700, 0);
    queue.moveDueTo(new ReadyQueue(), 999);
    timers(queue, 1_000, 1_000);
    timers(queue, 80, 10_000).forEach(TimerHandle::cancel);

    expectNoEarlySweep(sweepsOf(queue, moved, 1_000), COUNTS_WHAT_HAS_LEFT);
    expectNoEarlySweep(sweepsOf(queue, dropped, 1_000), COUNTS_WHAT_HAS_LEFT);
  }

  @Test
  @DisplayName("timers that have run do not put off the sweep")
  void timersThatHaveRunDoNotPutOffTheSweep() {
    for (int i = 0; i < 5_000; i++) {
      loop.callLater(millis(i), () -> {});
    }
    loop.callLater(millis(5_000), loop::stop);
    runUntilStopped(WAITS_PAST_ITS_TIME);
    for (int i = 0; i < 3_000; i++) {
      loop.callLater(millis(i), () -> {}).cancel();
    }

    observed("timersKept() with 3,000 cancelled ones", loop.timersKept())
        .suggests(NEVER_SWEEPS, kept -> neverSweeps())
        .suggests(TAKES_LIVE_ONES_OFF_THE_COUNT)
        .shouldSatisfy("at most 1,000", kept -> kept <= 1_000);
  }

  /** Whether not even a queue whose timers never ran is swept. */
  private static boolean neverSweeps() {
    var queue = new TimerQueue();
    timers(queue, 3_000, 0).forEach(TimerHandle::cancel);
    return queue.size() == 3_000;
  }

  @Test
  @DisplayName("a timer can be cancelled by another one that is due at the same time")
  void aTimerCanBeCancelledByAnotherOneThatIsDueAtTheSameTime() {
    var second = new TimerHandle[1];
    loop.callLater(
        millis(10),
        () -> {
          trace.add("first");
          second[0].cancel();
        });
    second[0] = loop.callLater(millis(10), trace.adding("cancelled"));
    loop.callLater(millis(20), loop::stop);
    runUntilStopped(WAITS_PAST_ITS_TIME);

    observed("what ran", trace)
        .suggests(CANNOT_CANCEL_DUE, seen -> seen.indexOf("cancelled") > seen.indexOf("first"))
        .shouldBe("first");
  }

  @Test
  @DisplayName("closing the loop drops its timers, and cancelling them later does no harm")
  void closingTheLoopDropsItsTimersAndCancellingThemLaterDoesNoHarm() {
    TimerHandle handle = loop.callLater(millis(10), trace.adding("timer"));
    loop.close();
    observed("timersKept() of a closed loop", loop.timersKept()).suggests(CLEAR_KEEPS).shouldBe(0);

    attempting("cancelling a timer of a closed loop", handle::cancel).shouldSucceed();
    observed("isCancelled()", handle.isCancelled()).suggests(CANNOT_CANCEL_DUE).shouldBe(true);
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    TimersDemo.program(loop, trace);

    Twin.expectSameAsCPython("timers", trace);
  }
}
