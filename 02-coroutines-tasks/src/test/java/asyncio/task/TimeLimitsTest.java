package asyncio.task;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.timeout;
import static asyncio.Asyncio.waitFor;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.task.demo.TimeLimitsDemo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "02.8", points = 20, seconds = 10)
@DisplayName("02.8 Time limits")
class TimeLimitsTest {

  private static final Misconception CANCELLATION_COMES_OUT =
      Misconception.of(
          "cancellation-comes-out",
          "the limit's own cancellation leaves the timeout as it is; at its edge it turns into a"
              + " TimeoutError");

  private static final Misconception TAKES_EVERY_CANCELLATION =
      Misconception.of(
          "takes-every-cancellation",
          "a cancellation from outside is taken for the limit's own; it is only if time was up, and"
              + " no request is left but those from before");

  private static final Misconception KEEPS_ITS_REQUEST =
      Misconception.of(
          "keeps-its-request",
          "the limit does not take back its own request, so cancelling() stays too high");

  private static final Misconception LEAVES_THE_TIMER =
      Misconception.of(
          "leaves-the-timer",
          "the timer stays when the body has ended, and cancels what comes after it");

  private static final Misconception EXPECTS_NO_REQUEST =
      Misconception.of(
          "expects-no-request",
          "the limit counts requests from zero; a task may have some from before, which it is still"
              + " dealing with, so compare with how many there were at the start");

  private static final Misconception OVER_MEANS_NO_BODY =
      Misconception.of(
          "over-means-no-body",
          "a deadline that is over keeps the body from starting; the body runs to its first await");

  private static final Misconception RESCHEDULE_ADDS_A_TIMER =
      Misconception.of(
          "reschedule-adds-a-timer", "the old deadline still holds after another was set");

  private static final Misconception DISABLE_DOES_NOTHING =
      Misconception.of(
          "disable-does-nothing", "the deadline was taken away, and holds all the same");

  private static final Misconception CAN_BE_CHANGED_TOO_LATE =
      Misconception.of(
          "can-be-changed-too-late", "a limit that is over can still be changed; it should refuse");

  private static final Misconception WAITS_IN_A_TASK =
      Misconception.of(
          "waits-in-a-task",
          "the coroutine runs in a task of its own; its result, or what it owns, is lost if a"
              + " cancellation comes between its end and the next step of who waits");

  private static final Misconception DOES_NOT_WAIT_FOR_CLEANUP =
      Misconception.of(
          "does-not-wait-for-cleanup",
          "the TimeoutError comes while what was cancelled is still cleaning up");

  private static final Misconception STARTS_WHAT_IT_CANNOT_WAIT_FOR =
      Misconception.of(
          "starts-what-it-cannot-wait-for",
          "with no time at all the coroutine begins; it is cancelled before its first step");

  private static final Misconception DROPS_WHAT_IS_THERE =
      Misconception.of(
          "drops-what-is-there", "with no time at all a result that is there already is dropped");

  private static final Misconception LOSES_A_STUBBORN_RESULT =
      Misconception.of(
          "loses-a-stubborn-result",
          "what was cancelled refused, and gave a result, which is dropped");

  private static final Misconception KEEPS_AFTER_FAILURE =
      Misconception.of(
          "keeps-its-request-after-a-failure",
          "a body that answers the limit's cancellation with another exception leaves the limit's"
              + " request behind; take it back however the body ends");

  private static final Misconception EVERY_FAILURE =
      Misconception.of(
          "every-failure-is-a-timeout",
          "time was up, and whatever the body throws turns into a TimeoutError; only a"
              + " CancelledError does, another exception comes out as it is");

  private static final Misconception OVER_WAITS =
      Misconception.of(
          "over-waits-for-a-timer",
          "a deadline that is over is left to a timer, which comes an iteration too late; have the"
              + " body cancelled by a callback that is ready at once");

  private static final Misconception BY_THE_CLOCK =
      Misconception.of(
          "expired-by-the-clock",
          "isExpired asks the clock, so a body that ended in time counts as expired later; remember"
              + " what happened");

  private static final Misconception NEEDS_A_TASK =
      Misconception.of(
          "needs-no-task",
          "without a task there is nobody to cancel; refuse it with an IllegalStateException");

  private static final Misconception FROM_THE_MAKING =
      Misconception.of(
          "counts-from-the-making",
          "the time of waitFor counts from when it was made; it counts from when it is awaited");

  private static final Misconception ASKS_TOO_EARLY =
      Misconception.of(
          "asks-too-early",
          "the result is asked for before what was cancelled has ended; wait for its end first");

  private static final Misconception WAITS_ON_IT =
      Misconception.of(
          "waits-on-what-it-cancelled",
          "while what was cancelled cleans up, it is awaited itself; a cancellation from outside"
              + " then cancels the clean-up a second time, and is taken for the limit's. Wait by a"
              + " future of your own, which the end of the other completes");

  private static final Misconception BELOW_ZERO =
      Misconception.of(
          "below-zero", "the count falls below zero; without a request there is none to take back");

  private static final Misconception TAKES_ALL_BACK =
      Misconception.of("takes-all-back", "one call takes back all requests; each takes back one");

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);
  private final Trace trace = new Trace();

  private void run(CoroutineAction main) {
    Runner.runUntilComplete(loop, async(main));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static void pause(long millis) {
    await(sleep(millis(millis)));
  }

  private static Awaitable<Void> aSecond() {
    return sleep(Duration.ofSeconds(1));
  }

  private void note(String text) {
    trace.add(text + " at " + time.now().toMillis() + " ms");
  }

  private void ending(Awaitable<?> awaitable) {
    try {
      note(String.valueOf(await(awaitable)));
    } catch (Throwable failure) {
      note(failure.getClass().getSimpleName());
    }
  }

  /** Much too long, and notes that it was cancelled, after a cleanup. */
  private Coroutine<String> slow(int cleanupMillis) {
    return async(
        () -> {
          try {
            await(aSecond());
            return "slow";
          } finally {
            pause(cleanupMillis);
            note("clean");
          }
        });
  }

  // The count

  @Test
  @DisplayName("requests to cancel are counted, and taken back one by one")
  void requestsAreCounted() {
    List<Integer> counts = new ArrayList<>();
    run(
        () -> {
          Task<Void> task =
              createTask(
                  async(
                      () -> {
                        try {
                          await(aSecond());
                        } catch (CancelledError cancelled) {
                          counts.add(currentTask().cancelling());
                          counts.add(currentTask().uncancel());
                          counts.add(currentTask().uncancel());
                          counts.add(currentTask().uncancel());
                        }
                      }));
          pause(0);
          task.cancel();
          task.cancel();
          await(task);
        });

    observed("the counts", counts)
        .suggests(BELOW_ZERO, seen -> seen.contains(-1))
        .suggests(TAKES_ALL_BACK, seen -> seen.equals(List.of(2, 0, 0, 0)))
        .shouldBe(List.of(2, 1, 0, 0));
  }

  // Timeout

  @Test
  @DisplayName("when time is up, the body is cancelled, and a TimeoutError comes out")
  void whenTimeIsUp() {
    run(
        () -> {
          ending(timeout(millis(10), () -> await(slow(0))));
          trace.add("cancelling: " + currentTask().cancelling());
        });

    observed("what happened", trace)
        .suggests(CANCELLATION_COMES_OUT, seen -> seen.contains("CancelledError at 10 ms"))
        .suggests(KEEPS_ITS_REQUEST, seen -> seen.contains("cancelling: 1"))
        .shouldBe("clean at 10 ms", "TimeoutError at 10 ms", "cancelling: 0");
  }

  @Test
  @DisplayName("the TimeoutError's cause is the cancellation")
  void theCauseIsTheCancellation() {
    run(
        () ->
            attempting(
                    "a body that takes too long",
                    () -> await(timeout(millis(10), () -> await(aSecond()))))
                .suggests(CANCELLATION_COMES_OUT, thrown -> thrown instanceof CancelledError)
                .shouldThrow(TimeoutError.class));
  }

  @Test
  @DisplayName("a body that ends in time leaves no timer behind")
  void aBodyThatEndsInTimeLeavesNoTimerBehind() {
    run(
        () -> {
          ending(
              timeout(
                  millis(20),
                  () -> {
                    pause(10);
                    return "in time";
                  }));
          ending(
              timeout(
                  millis(20),
                  () -> {
                    throw new IOException();
                  }));
          during(LEAVES_THE_TIMER, "going on after the limits", () -> pause(100));
          note("nothing happened");
        });

    observed("what happened", trace)
        .suggests(LEAVES_THE_TIMER)
        .shouldBe("in time at 10 ms", "IOException at 10 ms", "nothing happened at 110 ms");
  }

  @Test
  @DisplayName("a cancellation from outside passes through")
  void aCancellationFromOutsidePassesThrough() {
    run(
        () -> {
          Task<Void> task = createTask(timeout(millis(20), () -> await(aSecond())));
          pause(10);
          task.cancel();
          ending(task);
        });

    observed("how the task ended", trace)
        .suggests(TAKES_EVERY_CANCELLATION)
        .shouldBe("CancelledError at 10 ms");
  }

  @Test
  @DisplayName("a limit and a cancellation from outside in one tick: the cancellation wins")
  void inOneTickTheCancellationWins() {
    run(
        () -> {
          Task<Void> task = createTask(timeout(millis(10), () -> await(aSecond())));
          loop.callAt(time.nanos() + millis(10).toNanos(), task::cancel);
          ending(task);
          trace.add("cancelling: " + task.cancelling());
        });

    observed("how the task ended", trace)
        .suggests(TAKES_EVERY_CANCELLATION, seen -> seen.getFirst().startsWith("TimeoutError"))
        .suggests(KEEPS_ITS_REQUEST, seen -> seen.contains("cancelling: 2"))
        .shouldBe("CancelledError at 10 ms", "cancelling: 1");
  }

  @Test
  @DisplayName("a limit works while a cancellation is being dealt with")
  void aLimitWorksDuringCleanup() {
    run(
        () -> {
          Task<Void> task =
              createTask(
                  async(
                      () -> {
                        try {
                          await(aSecond());
                        } finally {
                          ending(timeout(millis(10), () -> await(aSecond())));
                        }
                      }));
          pause(10);
          task.cancel();
          ending(task);
        });

    observed("what happened", trace)
        .suggests(EXPECTS_NO_REQUEST, seen -> seen.getFirst().startsWith("CancelledError"))
        .shouldBe("TimeoutError at 20 ms", "CancelledError at 20 ms");
  }

  @Test
  @DisplayName("of two nested limits, the one that is over is the one that fails")
  void nestedLimits() {
    run(
        () -> {
          ending(timeout(millis(30), () -> ending(timeout(millis(10), () -> await(aSecond())))));
          ending(timeout(millis(10), () -> ending(timeout(millis(30), () -> await(aSecond())))));
        });

    observed("what happened", trace)
        .suggests(TAKES_EVERY_CANCELLATION, seen -> seen.get(2).startsWith("TimeoutError"))
        .shouldBe(
            "TimeoutError at 10 ms", "null at 10 ms", "CancelledError at 20 ms", "null at 20 ms");
  }

  @Test
  @DisplayName("a body that swallows the cancellation gets no TimeoutError, and is not haunted")
  void swallowedByTheBody() {
    run(
        () -> {
          ending(
              timeout(
                  millis(10),
                  limit -> {
                    try {
                      await(aSecond());
                    } catch (CancelledError swallowed) {
                      note("swallowed");
                    }
                    return "expired: " + limit.isExpired();
                  }));
          trace.add("cancelling: " + currentTask().cancelling());
        });

    observed("what happened", trace)
        .suggests(KEEPS_ITS_REQUEST, seen -> seen.contains("cancelling: 1"))
        .shouldBe("swallowed at 10 ms", "expired: true at 10 ms", "cancelling: 0");
  }

  @Test
  @DisplayName("a body that answers the limit's cancellation with another exception fails by that")
  void anotherExceptionInAnswer() {
    run(
        () -> {
          ending(
              timeout(
                  millis(10),
                  () -> {
                    try {
                      await(aSecond());
                    } catch (CancelledError timeIsUp) {
                      throw new IllegalArgumentException();
                    }
                  }));
          trace.add("cancelling: " + currentTask().cancelling());
        });

    observed("what happened", trace)
        .suggests(EVERY_FAILURE, seen -> seen.getFirst().startsWith("TimeoutError"))
        .suggests(KEEPS_AFTER_FAILURE, seen -> seen.contains("cancelling: 1"))
        .shouldBe("IllegalArgumentException at 10 ms", "cancelling: 0");
  }

  @Test
  @DisplayName("a deadline that is over cancels the body at its first await, however short")
  void aDeadlineThatIsOverCancelsAtTheFirstAwait() {
    run(
        () ->
            ending(
                timeout(
                    Duration.ZERO,
                    () -> {
                      pause(0);
                      note("behind the first await");
                    })));

    observed("what happened", trace).suggests(OVER_WAITS).shouldBe("TimeoutError at 0 ms");
  }

  @Test
  @DisplayName("a body that ended in time has not expired, however late one asks")
  void expiredIsNoQuestionOfTheClock() {
    run(
        () -> {
          var kept = new ArrayList<Timeout>();
          await(timeout(millis(10), limit -> kept.add(limit)));
          pause(100);
          observed("whether it is expired, 90 ms after its deadline", kept.getFirst().isExpired())
              .suggests(BY_THE_CLOCK)
              .shouldBe(false);
        });
  }

  @Test
  @DisplayName("without a task there is no limit")
  void withoutATask() {
    Coroutine<Integer> limited = timeout(millis(10), () -> 1);
    loop.callSoon(limited::resume);
    loop.stop();
    loop.runForever();

    attempting("a limit in a coroutine that no task runs", limited::result)
        .suggests(NEEDS_A_TASK)
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("a deadline that is over lets the body run to its first await")
  void aDeadlineThatIsOver() {
    run(
        () -> {
          ending(
              timeout(
                  Duration.ZERO,
                  () -> {
                    note("it began");
                    await(aSecond());
                  }));
          ending(timeout(Duration.ZERO, () -> "no await"));
          pause(10);
        });

    observed("what happened", trace)
        .suggests(OVER_MEANS_NO_BODY, seen -> !seen.contains("it began at 0 ms"))
        .shouldBe("it began at 0 ms", "TimeoutError at 0 ms", "no await at 0 ms");
  }

  @Test
  @DisplayName("a limit can be moved, taken away, and set again")
  void aLimitCanBeMoved() {
    run(
        () ->
            ending(
                timeout(
                    millis(10),
                    limit -> {
                      limit.reschedule(loop.time() + millis(30).toNanos());
                      pause(20);
                      note("moved");
                      limit.disable();
                      trace.add("when: " + limit.when().isPresent());
                      pause(20);
                      note("without");
                      limit.reschedule(loop.time() - 1);
                      return await(aSecond());
                    })));

    observed("what happened", trace)
        .suggests(RESCHEDULE_ADDS_A_TIMER, seen -> seen.equals(List.of("TimeoutError at 10 ms")))
        .suggests(DISABLE_DOES_NOTHING)
        .shouldBe("moved at 20 ms", "when: false", "without at 40 ms", "TimeoutError at 40 ms");
  }

  @Test
  @DisplayName("no limit at all is a limit that can be set later")
  void noLimitAtAll() {
    run(
        () ->
            ending(
                timeout(
                    null,
                    limit -> {
                      trace.add("when: " + limit.when().isPresent());
                      await(aSecond());
                      limit.reschedule(loop.time() + millis(10).toNanos());
                      return await(aSecond());
                    })));

    observed("what happened", trace).shouldBe("when: false", "TimeoutError at 1010 ms");
  }

  @Test
  @DisplayName("a limit that is over, or whose body has ended, cannot be changed")
  void aLimitThatIsOverCannotBeChanged() {
    run(
        () -> {
          var kept = new ArrayList<Timeout>();
          await(timeout(millis(10), limit -> kept.add(limit)));
          attempting("moving a limit whose body has ended", () -> kept.getFirst().reschedule(0))
              .suggests(CAN_BE_CHANGED_TOO_LATE, thrown -> thrown == null)
              .shouldThrow(IllegalStateException.class);
          observed("whether it is expired", kept.getFirst().isExpired()).shouldBe(false);
        });
  }

  // waitFor

  @Test
  @DisplayName("waitFor gives the result or the failure that comes in time")
  void waitForInTime() {
    run(
        () -> {
          ending(waitFor(sleep(millis(10), "value"), millis(20)));
          ending(waitFor(sleep(millis(10), "without limit"), null));
          pause(100);
        });

    observed("the endings", trace).shouldBe("value at 10 ms", "without limit at 20 ms");
  }

  @Test
  @DisplayName("the time of waitFor counts from when it is awaited")
  void waitForCountsFromTheAwait() {
    run(
        () -> {
          Coroutine<String> made = waitFor(sleep(millis(10), "value"), millis(20));
          pause(100);
          ending(made);
        });

    observed("the ending", trace).suggests(FROM_THE_MAKING).shouldBe("value at 110 ms");
  }

  @Test
  @DisplayName(
      "cancelled while it waits for a clean-up, waitFor ends at once, and the clean-up goes on")
  void cancelledWhileWaitingForCleanup() {
    run(
        () -> {
          Task<String> inner = createTask(slow(100));
          pause(0);
          Task<String> outer = createTask(waitFor(inner, Duration.ZERO));
          pause(50);
          outer.cancel();
          ending(outer);
          ending(inner);
        });

    observed("what happened", trace)
        .suggests(WAITS_ON_IT)
        .shouldBe("CancelledError at 50 ms", "clean at 100 ms", "CancelledError at 100 ms");
  }

  @Test
  @DisplayName("waitFor waits until what it cancelled has cleaned up")
  void waitForWaitsForCleanup() {
    run(
        () -> {
          ending(waitFor(createTask(slow(20)), millis(10)));
          pause(100);
        });

    observed("what happened", trace)
        .suggests(
            DOES_NOT_WAIT_FOR_CLEANUP, seen -> seen.getFirst().equals("TimeoutError at 10 ms"))
        .shouldBe("clean at 30 ms", "TimeoutError at 30 ms");
  }

  @Test
  @DisplayName("what refuses to be cancelled gives its result")
  void aStubbornResultIsNotLost() {
    run(
        () -> {
          for (long limit : new long[] {10, 0}) {
            Task<String> stubborn =
                createTask(
                    async(
                        () -> {
                          try {
                            await(aSecond());
                          } catch (CancelledError refused) {
                            note("refused");
                          }
                          return "value";
                        }));
            pause(0);
            ending(waitFor(stubborn, millis(limit)));
          }
        });

    observed("what happened", trace)
        .suggests(
            ASKS_TOO_EARLY,
            seen -> seen.stream().anyMatch(line -> line.startsWith("InvalidStateError")))
        .suggests(LOSES_A_STUBBORN_RESULT, seen -> !seen.getLast().startsWith("value"))
        .shouldBe("refused at 10 ms", "value at 10 ms", "refused at 10 ms", "value at 10 ms");
  }

  @Test
  @DisplayName("no time at all takes what is there, and starts nothing")
  void noTimeAtAll() {
    run(
        () -> {
          var done = new Future<String>(loop);
          done.setResult("there");
          ending(waitFor(done, Duration.ZERO));
          var cancelled = new Future<String>(loop);
          cancelled.cancel();
          ending(waitFor(cancelled, Duration.ZERO));
          ending(waitFor(async(() -> note("it began")), Duration.ZERO));
          ending(waitFor(sleep(millis(10), "late"), millis(-1)));
        });

    observed("the endings", trace)
        .suggests(STARTS_WHAT_IT_CANNOT_WAIT_FOR, seen -> seen.contains("it began at 0 ms"))
        .suggests(DROPS_WHAT_IS_THERE, seen -> !seen.getFirst().startsWith("there"))
        .shouldBe(
            "there at 0 ms",
            "CancelledError at 0 ms",
            "TimeoutError at 0 ms",
            "TimeoutError at 0 ms");
  }

  @Test
  @DisplayName("a cancellation from outside reaches what is waited for")
  void aCancellationFromOutsideReachesWhatIsWaitedFor() {
    run(
        () -> {
          Task<String> inner = createTask(slow(0));
          Task<String> outer = createTask(waitFor(inner, millis(20)));
          pause(10);
          outer.cancel();
          ending(outer);
          trace.add("inner: " + inner.isCancelled());
        });

    observed("what happened", trace)
        .suggests(TAKES_EVERY_CANCELLATION, seen -> seen.contains("TimeoutError at 10 ms"))
        .shouldBe("clean at 10 ms", "CancelledError at 10 ms", "inner: true");
  }

  @Test
  @DisplayName("what a coroutine got in the tick of a cancellation does not leak")
  void whatACoroutineGotDoesNotLeak() {
    run(
        () -> {
          var future = new Future<String>(loop);
          Coroutine<String> acquire =
              async(
                  () -> {
                    String lock = await(future);
                    note("acquired");
                    return lock;
                  });
          Task<String> task = createTask(waitFor(acquire, Duration.ofSeconds(1)));
          pause(0);
          future.setResult("lock");
          loop.callSoon(task::cancel);
          ending(task);
        });

    observed("what happened", trace)
        .suggests(WAITS_IN_A_TASK, seen -> seen.contains("CancelledError at 0 ms"))
        .shouldBe("acquired at 0 ms", "lock at 0 ms");
  }

  // The demo

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    TimeLimitsDemo.program(loop, trace);

    Twin.expectSameAsCPython("time_limits", trace);
  }
}
