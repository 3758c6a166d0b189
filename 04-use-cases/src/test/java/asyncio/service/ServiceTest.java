package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.gatherSettled;
import static asyncio.Asyncio.sleep;
import static asyncio.service.FakeService.Reply.answer;
import static asyncio.service.FakeService.Reply.failure;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.OnVirtualTime;
import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.loop.VirtualTime;
import asyncio.service.FakeService.Reply;
import asyncio.service.ServiceError.Kind;
import asyncio.service.demo.ServicesTwin;
import asyncio.task.Awaitable;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.ExceptionGroup;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.5", points = 40)
@DisplayName("04.5 Microservices")
class ServiceTest extends OnVirtualTime {

  // Deadlines

  private static final Misconception DEADLINE_GROWS =
      Misconception.of(
          "deadline-grows",
          "whoever is called sets a later deadline than its caller has, and goes on when nobody"
              + " waits for the answer any more; a deadline only ever comes closer");

  private static final Misconception TRIES_WHEN_IT_IS_OVER =
      Misconception.of(
          "tries-when-it-is-over",
          "the deadline has passed, and the work is begun all the same; nobody is going to see what"
              + " comes of it");

  private static final Misconception DEADLINE_STAYS =
      Misconception.of(
          "deadline-stays",
          "the deadline of a part stays when that part has ended; bring back the one before,"
              + " however it ends");

  private static final Misconception TRUSTS_THE_OUTER_TIMER =
      Misconception.of(
          "trusts-the-outer-timer",
          "where the deadline was there before, nothing is done to keep it; but its timer ends"
              + " another task, and this one runs on");

  private static final Misconception SENDS_THE_TIME =
      Misconception.of(
          "sends-the-time",
          "a point of this loop's time is sent, which says nothing to a machine with another"
              + " clock; send how much is left");

  private static final Misconception ROUNDS_UP =
      Misconception.of(
          "rounds-up",
          "what is left is rounded up, and the callee thinks that it has more time than its"
              + " caller");

  private static final Misconception SENDS_IT_ANYWAY =
      Misconception.of(
          "sends-it-anyway",
          "a request is sent to another service although no time is left for it");

  private static final Misconception BELIEVES_THE_WIRE =
      Misconception.of(
          "believes-the-wire",
          "a number that came over the wire is calculated with as if it were a sensible one; a very"
              + " large one overflows");

  private static final Misconception ZERO_IS_NO_LIMIT =
      Misconception.of(
          "zero-is-no-limit",
          "a request that came with no time left is treated as one without a limit");

  // Backoff and budget

  private static final Misconception NEVER_LONGER =
      Misconception.of(
          "pause-never-grows", "the pauses do not become longer with the number of retries");

  private static final Misconception WITHOUT_CAP =
      Misconception.of("pause-without-end", "the pauses grow beyond the longest that is allowed");

  private static final Misconception OVERFLOWS =
      Misconception.of(
          "doubling-overflows",
          "after many retries the doubling overflows, and the pause is short again, or negative");

  private static final Misconception HALF_JITTER =
      Misconception.of(
          "jitter-on-top",
          "a random part is added to a fixed pause; with full jitter all of it is random, and so"
              + " callers spread over the whole time");

  private static final Misconception BUDGET_IS_NEVER_FILLED =
      Misconception.of("budget-is-never-filled", "calls add nothing to the budget");

  private static final Misconception BUDGET_GROWS =
      Misconception.of(
          "budget-grows-without-end",
          "a budget saves up for as long as all goes well, and then pays for a storm of retries");

  private static final Misconception GIVES_A_PART =
      Misconception.of(
          "gives-a-part-of-a-retry", "the budget gives a retry though it holds less than a whole");

  // Retry

  private static final Misconception RETRIES_ALL =
      Misconception.of(
          "retries-whatever-fails",
          "a failure is retried that is the same each time, or whose request may have been done");

  private static final Misconception RETRIES_CANCELLATION =
      Misconception.of(
          "retries-a-cancellation",
          "the caller was cancelled, and the policy asks again; a cancellation, as any Error, is"
              + " none of the service's failures");

  private static final Misconception COUNTS_RETRIES =
      Misconception.of(
          "one-attempt-too-many", "the number of attempts is taken for that of retries");

  private static final Misconception SHARED_COUNT =
      Misconception.of(
          "counts-for-all-callers",
          "the attempts are counted in the policy, which all callers share; each call has its own");

  private static final Misconception SLEEPS_PAST =
      Misconception.of(
          "sleeps-past-the-deadline",
          "it pauses though the deadline comes before the pause ends; the failure could have come"
              + " out at once");

  private static final Misconception IGNORES_HINT =
      Misconception.of(
          "asks-before-the-hint",
          "the service said how long to leave it alone, and is asked sooner");

  private static final Misconception ALL_AT_ONCE =
      Misconception.of(
          "all-come-back-at-once",
          "the hint takes the place of the jitter, and all who got it come back in one instant");

  private static final Misconception NO_BUDGET =
      Misconception.of(
          "retries-without-budget", "the budget is used up, and there are retries all the same");

  private static final Misconception RETRIES_EARN =
      Misconception.of(
          "retries-fill-the-budget",
          "each attempt counts as a call and adds to the budget; so retries pay for retries");

  private static final Misconception SPENDS_FOR_NOTHING =
      Misconception.of(
          "spends-for-nothing",
          "a retry is taken out of the budget and then not made; ask for it last");

  private static final Misconception EARLIER_LOST =
      Misconception.of(
          "earlier-failures-are-lost",
          "the last failure comes out alone; what the first attempts failed by is often the better"
              + " clue");

  private static final Misconception SUPPRESSES_ITSELF =
      Misconception.of(
          "suppresses-itself",
          "the same exception comes twice, and Java refuses to add one to itself as suppressed");

  // Circuit breaker

  private static final Misconception NO_MINIMUM =
      Misconception.of(
          "opens-at-the-first-failure",
          "it opens before it has seen the minimum of calls; one of one is all of them");

  private static final Misconception COUNTS_FOR_EVER =
      Misconception.of(
          "window-never-forgets",
          "calls of long ago still count; only the last ones are to, as many as the window holds");

  private static final Misconception ASKS_THOUGH_OPEN =
      Misconception.of("asks-though-open", "it is open, and the service is asked all the same");

  private static final Misconception OPEN_FOR_EVER =
      Misconception.of("open-for-ever", "its time of being open is over, and it still refuses");

  private static final Misconception ALL_PROBE =
      Misconception.of(
          "all-are-probes",
          "half open, it lets all pass that come; a service that just recovers is asked by one");

  private static final Misconception FAILED_PROBE_CLOSES =
      Misconception.of(
          "failed-probe-changes-nothing",
          "a probe has failed, and the next caller may pass at once; it opens again for its whole"
              + " time");

  private static final Misconception OLD_FAILURES_COUNT =
      Misconception.of(
          "closes-with-old-failures",
          "it closes with the failures that had opened it still in the window, and opens again at"
              + " the next occasion");

  private static final Misconception CANCELLED_IS_FAILURE =
      Misconception.of(
          "cancelled-counts-as-failure",
          "a call that its caller cancelled counts as a failure of the service; it may have been"
              + " well");

  private static final Misconception PROBE_IS_LOST =
      Misconception.of(
          "probe-is-lost",
          "a probe is cancelled, and it waits for the end of that probe for ever; give the place"
              + " back however the probe ends");

  private static final Misconception CALLERS_FAULT =
      Misconception.of(
          "callers-fault-counts",
          "a request that was wrong counts as a failure of the service, which has just shown that"
              + " it is well");

  private static final Misconception LATE_CALLS =
      Misconception.of(
          "late-calls-count",
          "a call that began before it opened ends now, and is taken for the probe");

  private static final Misconception PLACE_IS_FREED =
      Misconception.of(
          "late-calls-free-the-place",
          "a call that began before the breaker opened ends, and the next caller passes, though a"
              + " probe is under way; only the probe gives its place back");

  private static final Misconception COUNTS_LATER =
      Misconception.of(
          "old-calls-count-later",
          "a call that began before the breaker opened ends when it has closed again, and counts;"
              + " it tells of a time that is over");

  private static final Misconception KNOWS_BETTER =
      Misconception.of(
          "knows-failures-better", "what is a failure is decided without asking the settings");

  // Bulkhead

  private static final Misconception ENDLESS_LINE =
      Misconception.of(
          "line-without-end",
          "whoever comes may wait; the line is to be refused beyond its length");

  private static final Misconception NOBODY_WAITS =
      Misconception.of(
          "nobody-may-wait", "who finds all places taken is refused though there is room to wait");

  private static final Misconception TOO_MANY_AT_ONCE =
      Misconception.of("too-many-at-once", "more calls are under way than may be");

  private static final Misconception PLACE_IS_LOST =
      Misconception.of(
          "place-is-lost",
          "a call that fails or is cancelled, under way or in the line, keeps its place for ever");

  private static final Misconception PROMISED_STILL_WAITS =
      Misconception.of(
          "promised-place-still-waits",
          "one has left, and its place is promised to the first in the line, who counts as waiting"
              + " until it runs; a newcomer is refused though there is room");

  // Hedge

  private static final Misconception HEDGES_AT_ONCE =
      Misconception.of(
          "hedges-at-once", "each call is asked twice from the start, which doubles the load");

  private static final Misconception GIVES_UP_THE_FIRST =
      Misconception.of(
          "gives-up-the-first",
          "the first request is cancelled when the second begins; that is a retry, and its answer"
              + " may have been near");

  private static final Misconception LOSER_RUNS_ON =
      Misconception.of("loser-runs-on", "the request that is not needed any more is not cancelled");

  private static final Misconception LOSER_NOT_AWAITED =
      Misconception.of(
          "loser-not-awaited",
          "the call ends while the request that it cancelled is still cleaning up");

  private static final Misconception FIRST_FAILURE_ENDS =
      Misconception.of(
          "first-failure-ends-it",
          "one of two requests fails, and the call fails though the other may still be answered");

  private static final Misconception HEDGES_FAILURES =
      Misconception.of(
          "hedges-a-failure",
          "a request that fails is asked again; that is what a retry is for, with its pause");

  private static final Misconception HEDGE_WITHOUT_BUDGET =
      Misconception.of(
          "hedges-without-budget",
          "every call to a service that has become slow is asked twice, and makes it slower");

  private static final Misconception ONE_FAILURE_LOST =
      Misconception.of("second-failure-is-lost", "both fail, and only one is told");

  private static final Misconception REQUESTS_LEFT =
      Misconception.of(
          "requests-are-left",
          "the caller is cancelled, and a request of its own goes on without it");

  // Gateway

  private static final Misconception ONE_BY_ONE =
      Misconception.of(
          "one-after-the-other", "a part is asked for when the one before has come; all at once");

  private static final Misconception EXTRA_ENDS_IT =
      Misconception.of(
          "extra-ends-the-answer",
          "a part that the answer can do without fails, and there is no answer");

  private static final Misconception ONLY_EXCEPTIONS =
      Misconception.of(
          "degrades-only-exceptions",
          "a part that the answer can do without fails by an Error, or by a cancellation that"
              + " nobody asked for, and there is no answer");

  private static final Misconception EXTRA_TAKES_ALL =
      Misconception.of(
          "extra-takes-all-the-time",
          "a slow part that the answer can do without has until the deadline; then there is no time"
              + " left to answer");

  private static final Misconception RESERVE_OF_ITS_OWN_LIMIT =
      Misconception.of(
          "forgets-the-callers-deadline",
          "the reserve is taken from the gateway's own limit, and the caller's earlier deadline is"
              + " forgotten");

  private static final Misconception EXTRA_DOES_NOT_KNOW =
      Misconception.of(
          "extra-does-not-know",
          "a part is given up early, but does not know so beforehand; what it calls thinks it has"
              + " until the end");

  private static final Misconception WAITS_FOR_ALL =
      Misconception.of(
          "waits-for-all-to-fail",
          "a mandatory part has failed, and the others are waited for, though nobody needs them");

  private static final Misconception SIBLINGS_RUN_ON =
      Misconception.of(
          "siblings-run-on", "there is no answer any more, and parts of it are still asked for");

  private static final Misconception FAILURE_IN_A_GROUP =
      Misconception.of(
          "failure-in-a-group",
          "what a mandatory part failed by comes out inside of a group; a caller wants to catch the"
              + " failure itself");

  private static final Misconception SWALLOWS_CANCELLATION =
      Misconception.of(
          "swallows-the-cancellation",
          "the caller is cancelled, and gets an answer with fallbacks in place of it");

  // Readiness

  private static final Misconception DRAINING_IS_READY =
      Misconception.of(
          "draining-is-ready", "a service that is coming to its end is still to get requests");

  private static final Misconception REFUSES_AT_ONCE =
      Misconception.of(
          "refuses-at-once",
          "requests are refused as soon as it drains, while others have not yet noticed and still"
              + " send them; or because a need is not usable");

  private static final Misconception NEVER_REFUSES =
      Misconception.of(
          "never-refuses", "it goes on to take requests after the notice, and may never end");

  private static final Misconception DRAIN_CUTS_OFF =
      Misconception.of("drain-does-not-wait", "it ends although a request is still under way");

  private static final Misconception FAILED_STAYS =
      Misconception.of(
          "failed-request-stays",
          "a request that failed or was cancelled counts as under way for ever; so does the wait"
              + " for its end");

  private static final Jitter LONGEST = most -> most;
  private static final ServiceError DOWN = new ServiceError(Kind.UNAVAILABLE, "down");

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static ServiceError down(String message) {
    return new ServiceError(Kind.UNAVAILABLE, message);
  }

  /** Notes what happens, and when. */
  private void at(String what) {
    note(what + " at " + time.now().toMillis());
  }

  private FakeService service(Reply... replies) {
    return new FakeService(this::at, replies);
  }

  /** What comes of a call, in a word. */
  private static String outcomeOf(Awaitable<?> awaitable) {
    try {
      return String.valueOf(await(awaitable, Throwable.class));
    } catch (Throwable thrown) {
      return nameOf(thrown);
    }
  }

  private static String nameOf(Throwable thrown) {
    return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
  }

  private static List<String> suppressedBy(Throwable failure) {
    return Stream.of(failure.getSuppressed()).map(ServiceTest::nameOf).toList();
  }

  private Object noteLeft() {
    note("left: " + Deadline.left().map(left -> left.toMillis() + "").orElse("no limit"));
    return null;
  }

  private Object work() {
    note("worked");
    return null;
  }

  private static String sleepFor(long millis) {
    pause(millis);
    return "slept";
  }

  /** Runs a program on a loop of its own, and cancels its main task at one moment. */
  private static void runCancelled(EveryMoment moment, CoroutineAction main) {
    runStruck(main, task -> moment.pass(task::cancel), () -> {});
  }

  private static void runStruck(
      CoroutineAction main, Consumer<Task<Void>> strike, CoroutineAction then) {
    var time = new VirtualTime();
    try (var loop = EventLoop.create(time, time)) {
      Task<Void> task = Tasks.of(loop).create(async(main), "main", null);
      var striking =
          new LoopObserver() {
            @Override
            public void afterCallback(Handle handle) {
              strike.accept(task);
            }
          };
      loop.addObserver(striking);
      try {
        Runner.runUntilComplete(loop, task);
      } catch (CancelledError cancelled) {
        // That is how it may end.
      } finally {
        loop.removeObserver(striking);
      }
      observed("tasks left when the call has ended", Tasks.of(loop).pending())
          .suggests(REQUESTS_LEFT)
          .shouldBeEmpty();
      Runner.runUntilComplete(loop, async(then));
    }
  }

  // Deadlines

  @Test
  @DisplayName("a part of a request may have less time than the whole, and never more")
  void aDeadlineOnlyComesCloser() {
    run(
        () ->
            await(
                Deadline.within(
                    millis(300),
                    () -> {
                      pause(100);
                      noteLeft();
                      await(Deadline.within(millis(50), this::noteLeft));
                      return await(Deadline.within(millis(900), this::noteLeft));
                    })));

    observed("what is left of 300 ms after 100, inside of a limit of 50, and of one of 900", trace)
        .suggests(DEADLINE_GROWS, seen -> seen.getLast().equals("left: 900"))
        .shouldBe("left: 200", "left: 50", "left: 200");
  }

  @Test
  @DisplayName("a deadline is a time of the loop's clock")
  void aDeadlineIsAPointInTime() {
    run(
        () -> {
          pause(5000);
          observed(
                  "the deadline inside of a limit of 250 ms, when the loop's time is 5 s",
                  await(Deadline.within(millis(250), Deadline::current)))
              .shouldBe(OptionalLong.of(5_250_000_000L));
        });
  }

  @Test
  @DisplayName("when time is up, the work is cancelled, and a time-out comes out")
  void timeIsUp() {
    run(
        () -> {
          var slow = service(answer("too late").after(500)).through(new TimeLimit(millis(200)));
          at(outcomeOf(slow.call("ask")));
        });

    observed("an answer after 500 ms, with a limit of 200", trace)
        .shouldBe("ask 1 at 0", "ask 1 cancelled at 200", "TimeoutError at 200");
  }

  @Test
  @DisplayName("a callee with a limit of its own is ended by its caller's deadline")
  void theCallersDeadlineActs() {
    run(
        () -> {
          var callee = service(answer("too late").after(500)).through(new TimeLimit(millis(400)));
          var caller = callee.through(new TimeLimit(millis(200)));
          at(outcomeOf(caller.call("ask")));
        });

    observed("an answer after 500 ms, with a limit of 400 inside of one of 200", trace)
        .suggests(DEADLINE_GROWS, seen -> seen.getLast().endsWith("400"))
        .shouldBe("ask 1 at 0", "ask 1 cancelled at 200", "TimeoutError at 200");
  }

  @Test
  @DisplayName("work whose deadline has passed is not begun")
  void aPassedDeadlineIsRefused() {
    run(
        () -> {
          note(outcomeOf(Deadline.within(Duration.ZERO, this::work)));
          note(
              outcomeOf(
                  Deadline.within(
                      millis(100),
                      () -> {
                        time.advance(millis(150));
                        return outcomeOf(Deadline.within(millis(50), this::work));
                      })));
        });

    observed("work with no time, and work after a callback that took too long", trace)
        .suggests(TRIES_WHEN_IT_IS_OVER, seen -> seen.contains("worked"))
        .shouldBe("TimeoutError", "TimeoutError");
  }

  @Test
  @DisplayName("after a part, the deadline is what it was before, however the part has ended")
  void afterwardsItIsWhatItWas() {
    run(
        () -> {
          await(Deadline.within(millis(50), () -> "answered"));
          noteLeft();
          note(outcomeOf(Deadline.within(millis(50), ServiceTest::fails)));
          noteLeft();
          note(outcomeOf(Deadline.within(millis(50), () -> sleepFor(100))));
          noteLeft();
        });

    observed("what is left after a part that answered, one that failed, one that was slow", trace)
        .suggests(DEADLINE_STAYS, seen -> !seen.contains("left: no limit"))
        .suggests(DEADLINE_STAYS, seen -> !seen.get(2).equals("left: no limit"))
        .shouldBe("left: no limit", "down", "left: no limit", "TimeoutError", "left: no limit");
  }

  private static Object fails() {
    throw DOWN;
  }

  @Test
  @DisplayName("a deadline goes along into tasks, and acts in one that outlives the request")
  void aDeadlineGoesAlong() {
    run(
        () -> {
          await(
              Deadline.within(
                  millis(300),
                  () ->
                      createTask(
                          async(
                              () -> {
                                noteLeft();
                                at(outcomeOf(Deadline.within(millis(900), () -> sleepFor(800))));
                              }))));
          pause(1000);
        });

    observed(
            "a task of a request that has ended; the request's limit was 300, its own is 900",
            trace)
        .suggests(TRUSTS_THE_OUTER_TIMER, seen -> seen.getLast().equals("slept at 800"))
        .suggests(DEADLINE_GROWS, seen -> seen.getLast().endsWith("at 800"))
        .shouldBe("left: 300", "TimeoutError at 300");
  }

  @Test
  @DisplayName("a caller that is cancelled gets its cancellation, and no time-out")
  void aCancelledCallerIsCancelled() {
    run(
        () -> {
          Task<Void> caller =
              start("caller", () -> await(Deadline.within(millis(200), () -> sleepFor(500))));
          pause(100);
          caller.cancel();
          ended(caller);
          note("cancelled: " + caller.isCancelled());
        });

    observed("a caller that is cancelled within its limit", trace).shouldBe("cancelled: true");
  }

  @Test
  @DisplayName("what is left is never less than nothing")
  void neverLessThanNothing() {
    run(
        () ->
            await(
                Deadline.within(
                    millis(100),
                    () -> {
                      time.advance(millis(150));
                      return noteLeft();
                    })));

    observed("what is left of 100 ms when a callback has taken 150", trace).shouldBe("left: 0");
  }

  @Test
  @DisplayName("without a limit there is nothing to keep and nothing to send")
  void withoutALimit() {
    run(
        () -> {
          observed("the deadline", Deadline.current()).shouldBe(OptionalLong.empty());
          observed("what is left", Deadline.left()).shouldBe(Optional.empty());
          observed("what is sent", Deadline.millisToSend()).shouldBe(OptionalLong.empty());
          note("result: " + await(Deadline.received(OptionalLong.empty(), () -> "worked")));
        });

    observed("a request that came without a limit", trace).shouldBe("result: worked");
  }

  @Test
  @DisplayName("what is sent is how much is left, in whole milliseconds, rounded down")
  void whatIsSent() {
    run(
        () -> {
          pause(5000);
          OptionalLong sent =
              await(Deadline.within(Duration.ofNanos(250_999_999), Deadline::millisToSend));
          observed("what is sent with 250.999999 ms left, when the loop's time is 5 s", sent)
              .suggests(ROUNDS_UP, seen -> seen.equals(OptionalLong.of(251)))
              .suggests(SENDS_THE_TIME, seen -> seen.orElse(0) > 5000)
              .shouldBe(OptionalLong.of(250));
        });
  }

  @Test
  @DisplayName("with less than a millisecond left, no request is sent")
  void nothingIsSentWhenItIsOver() {
    run(() -> note(outcomeOf(Deadline.within(Duration.ofNanos(999_999), Deadline::millisToSend))));

    observed("what is sent with 0.999999 ms left", trace)
        .suggests(ROUNDS_UP, seen -> seen.getFirst().contains("1"))
        .suggests(SENDS_IT_ANYWAY, seen -> seen.getFirst().contains("0"))
        .shouldBe("TimeoutError");
  }

  @Test
  @DisplayName("a request that was received has so much time as came with it")
  void whatIsReceived() {
    run(
        () -> {
          pause(5000);
          at(outcomeOf(Deadline.received(OptionalLong.of(250), () -> sleepFor(400))));
          note(outcomeOf(Deadline.received(OptionalLong.of(0), () -> "worked")));
          note(outcomeOf(Deadline.received(OptionalLong.of(-7), () -> "worked")));
        });

    observed("a slow request with 250 ms, one with 0, one with -7", trace)
        .suggests(ZERO_IS_NO_LIMIT, seen -> seen.contains("worked"))
        .suggests(SENDS_THE_TIME, seen -> seen.getFirst().endsWith("at 5000"))
        .shouldBe("TimeoutError at 5250", "TimeoutError", "TimeoutError");
  }

  @Test
  @DisplayName("a number of milliseconds that no clock can hold is as good as no limit")
  void aVeryLargeNumber() {
    runOrName(
        BELIEVES_THE_WIRE,
        "receiving the largest number of milliseconds there is",
        () -> {
          pause(5000);
          note(outcomeOf(Deadline.received(OptionalLong.of(Long.MAX_VALUE), () -> "worked")));
          note(outcomeOf(Deadline.received(OptionalLong.of(Long.MIN_VALUE), () -> "worked")));
        });

    observed("requests with the largest and the smallest number of milliseconds there are", trace)
        .suggests(BELIEVES_THE_WIRE)
        .shouldBe("worked", "TimeoutError");
  }

  // Backoff

  /** The longest pauses that a backoff asks its jitter for. */
  private static List<Long> longestPauses(int... retries) {
    var backoff = new Backoff(millis(100), millis(2000), LONGEST);
    return IntStream.of(retries).mapToObj(retry -> backoff.pause(retry).toMillis()).toList();
  }

  @Test
  @DisplayName("the longest pause doubles with each retry, up to a cap")
  void pausesGrow() {
    observed("the longest pauses before the retries 1 to 7", longestPauses(1, 2, 3, 4, 5, 6, 7))
        .suggests(NEVER_LONGER, seen -> seen.stream().distinct().count() == 1)
        .suggests(WITHOUT_CAP, seen -> seen.getLast() > 2000)
        .shouldBe(List.of(100L, 200L, 400L, 800L, 1600L, 2000L, 2000L));
  }

  @Test
  @DisplayName("it stays at the cap, however many retries there were")
  void pausesStayAtTheCap() {
    List<Long> pauses =
        during(
            OVERFLOWS,
            "computing the pauses before many retries",
            () -> longestPauses(32, 33, 57, 58, 64, 65, 1000, Integer.MAX_VALUE));

    observed(
            "the longest pauses before the retries 32, 33, 57, 58, 64, 65, 1000, and 2^31-1",
            pauses)
        .suggests(OVERFLOWS)
        .shouldBe(List.of(2000L, 2000L, 2000L, 2000L, 2000L, 2000L, 2000L, 2000L));
  }

  @Test
  @DisplayName("all of a pause is random: it may be nothing at all")
  void allOfItIsRandom() {
    List<Duration> asked = new ArrayList<>();
    var backoff =
        new Backoff(
            millis(100),
            millis(2000),
            most -> {
              asked.add(most);
              return Duration.ZERO;
            });

    observed("the pause before retry 3, if the jitter draws 0", backoff.pause(3))
        .suggests(HALF_JITTER, Duration::isPositive)
        .shouldBe(Duration.ZERO);
    observed("what the jitter was asked for", asked).shouldBe(List.of(millis(400)));
  }

  // Budget

  private static int retriesIn(RetryBudget budget) {
    int retries = 0;
    while (retries < 1000 && budget.tryRetry()) {
      retries++;
    }
    return retries;
  }

  private static void callTimes(RetryBudget budget, int calls) {
    IntStream.range(0, calls).forEach(_ -> budget.called());
  }

  @Test
  @DisplayName("a budget is full at first, and then has what calls add to it")
  void aBudgetIsFilledByCalls() {
    var budget = new RetryBudget(20, 3);
    List<Integer> retries = new ArrayList<>();
    retries.add(retriesIn(budget));
    callTimes(budget, 9);
    retries.add(retriesIn(budget));
    callTimes(budget, 1);
    retries.add(retriesIn(budget));

    observed(
            "retries at first, after nine calls that add a fifth each, and after one more", retries)
        .suggests(BUDGET_IS_NEVER_FILLED, seen -> seen.get(1) == 0)
        .suggests(GIVES_A_PART, seen -> seen.get(1) > 1)
        .shouldBe(List.of(3, 1, 1));
  }

  @Test
  @DisplayName("a budget holds no more than its most, however long all went well")
  void aBudgetHasAnEnd() {
    var budget = new RetryBudget(20, 3);
    callTimes(budget, 10_000);

    observed("retries after ten thousand calls, where three is the most", retriesIn(budget))
        .suggests(BUDGET_GROWS, seen -> seen > 3)
        .shouldBe(3);
  }

  @Test
  @DisplayName("ten tenths of a retry are a retry")
  void tenTenths() {
    var budget = new RetryBudget(10, 1);
    retriesIn(budget);
    List<Integer> retries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      callTimes(budget, 10);
      retries.add(retriesIn(budget));
    }

    observed("retries after ten calls that add a tenth each, twenty times", retries)
        .shouldBe(IntStream.range(0, 20).mapToObj(_ -> 1).toList());
  }

  // Retry

  private static final Backoff BACKOFF = new Backoff(millis(100), millis(1000), LONGEST);

  private static RetryBudget plenty() {
    return new RetryBudget(100, 1000);
  }

  private static Retry retry(int attempts) {
    return new Retry(attempts, BACKOFF, plenty(), Failures::isPassing);
  }

  @Test
  @DisplayName("a failure that may pass is followed by another try, after a pause that grows")
  void asksAgain() {
    run(
        () -> {
          var call = service(failure(DOWN), failure(DOWN), answer("well")).through(retry(5));
          at(outcomeOf(call.call("ask")));
        });

    observed("two failures and an answer, with pauses up to 100 and 200", trace)
        .shouldBe("ask 1 at 0", "ask 2 at 100", "ask 3 at 300", "well at 300");
  }

  @Test
  @DisplayName("the attempts are those in all, and the last failure has the earlier ones with it")
  void theLastFailureComesOut() {
    run(
        () -> {
          var call =
              service(failure(down("a")), failure(new IOException("b")), failure(down("c")))
                  .through(retry(3));
          Throwable thrown =
              attempting("asking three times", () -> await(call.call("ask")))
                  .suggests(COUNTS_RETRIES, _ -> trace.lines().size() > 3)
                  .shouldThrow(ServiceError.class);
          note(nameOf(thrown));
          observed("the suppressed failures of the last one", suppressedBy(thrown))
              .suggests(EARLIER_LOST, List::isEmpty)
              .shouldBe(List.of("a", "b"));
        });

    observed("three failures, with three attempts", trace)
        .suggests(COUNTS_RETRIES, seen -> seen.size() > 4)
        .suggests(EARLIER_LOST, seen -> seen.getLast().equals("a"))
        .shouldBe("ask 1 at 0", "ask 2 at 100", "ask 3 at 300", "c");
  }

  @Test
  @DisplayName("the same failure may come several times")
  void theSameFailureAgain() {
    run(
        () -> {
          var call = service(failure(DOWN)).through(retry(3));
          attempting(
                  "a call that fails by the very same exception each time",
                  () -> await(call.call("ask")))
              .suggests(SUPPRESSES_ITSELF, IllegalArgumentException.class::isInstance)
              .shouldThrow(ServiceError.class);
        });
  }

  @Test
  @DisplayName("a failure that is the same each time comes out at once")
  void notEveryFailureIsRetried() {
    run(
        () -> {
          var wrong = new ServiceError(Kind.REFUSED, "no such order");
          at(outcomeOf(service(failure(wrong)).through(retry(3)).call("ask")));
          at(
              outcomeOf(
                  service(failure(new IllegalStateException("bug")))
                      .through(retry(3))
                      .call("bug")));
        });

    observed("a request that is wrong, and a bug of this program", trace)
        .suggests(RETRIES_ALL, seen -> seen.contains("ask 2 at 100"))
        .shouldBe("ask 1 at 0", "no such order at 0", "bug 1 at 0", "bug at 0");
  }

  @Test
  @DisplayName("a request that must not be done twice is sent again only if nothing was done")
  void onceOnly() {
    run(
        () -> {
          var once = new Retry(3, BACKOFF, plenty(), Failures::isBeforeAnyWork);
          var broken = new ServiceError(Kind.BROKEN, "connection lost");
          at(outcomeOf(service(failure(broken)).through(once).call("pay")));
          at(outcomeOf(service(failure(DOWN), answer("paid")).through(once).call("pay")));
        });

    observed("a payment whose connection breaks, and one that does not get through at first", trace)
        .suggests(RETRIES_ALL, seen -> seen.contains("pay 3 at 300"))
        .shouldBe(
            "pay 1 at 0", "connection lost at 0", "pay 1 at 0", "pay 2 at 100", "paid at 100");
  }

  private static Retry retryOfAnything() {
    return new Retry(5, BACKOFF, plenty(), _ -> true);
  }

  @Test
  @DisplayName("a cancellation is never retried")
  void aCancellationIsNotRetried() {
    run(
        () -> {
          var call = service(answer("late").after(500)).through(retryOfAnything());
          Task<String> caller = createTask(call.call("ask"));
          pause(100);
          caller.cancel();
          ended(caller);
          at("ended");
          pause(1000);
        });

    observed("a call that is cancelled at 100, by a policy that retries every failure", trace)
        .suggests(RETRIES_CANCELLATION, seen -> seen.contains("ask 2 at 200"))
        .shouldBe("ask 1 at 0", "ask 1 cancelled at 100", "ended at 100");
  }

  @Test
  @DisplayName("nor is any other Error")
  void anErrorIsNotRetried() {
    run(
        () -> {
          var call = service(failure(new AssertionError("bug"))).through(retryOfAnything());
          at(outcomeOf(call.call("ask")));
        });

    observed("an AssertionError, with a policy that retries every failure", trace)
        .suggests(RETRIES_CANCELLATION, seen -> seen.contains("ask 2 at 100"))
        .shouldBe("ask 1 at 0", "bug at 0");
  }

  @Test
  @DisplayName("a caller that is cancelled during a pause asks no more")
  void cancelledDuringAPause() {
    run(
        () -> {
          Task<String> caller = createTask(service(failure(DOWN)).through(retry(5)).call("ask"));
          pause(150);
          caller.cancel();
          ended(caller);
          at("ended");
          pause(1000);
        });

    observed("a call that is cancelled while it pauses from 100 to 300", trace)
        .suggests(RETRIES_CANCELLATION, seen -> seen.size() > 3)
        .shouldBe("ask 1 at 0", "ask 2 at 100", "ended at 150");
  }

  @Test
  @DisplayName("no pause goes past the deadline: the failure comes out at once")
  void noPausePastTheDeadline() {
    run(
        () -> {
          var call = service(failure(DOWN)).through(new TimeLimit(millis(250)), retry(5));
          at(outcomeOf(call.call("ask")));
        });

    observed("failures with pauses of 100 and 200, and a limit of 250", trace)
        .suggests(SLEEPS_PAST, seen -> seen.getLast().equals("TimeoutError at 250"))
        .shouldBe("ask 1 at 0", "ask 2 at 100", "down at 100");
  }

  @Test
  @DisplayName("nor does one end at the deadline itself")
  void noPauseUpToTheDeadline() {
    run(
        () -> {
          var call = service(failure(DOWN)).through(new TimeLimit(millis(300)), retry(5));
          at(outcomeOf(call.call("ask")));
        });

    observed("failures with pauses of 100 and 200, and a limit of 300", trace)
        .suggests(SLEEPS_PAST, seen -> seen.getLast().endsWith(" 300"))
        .shouldBe("ask 1 at 0", "ask 2 at 100", "down at 100");
  }

  @Test
  @DisplayName("an attempt that was too slow is retried as long as there is time")
  void slowAttempts() {
    run(
        () -> {
          var call =
              service(answer("late").after(500), answer("well").after(50))
                  .through(new TimeLimit(millis(1000)), retry(5), new TimeLimit(millis(200)));
          at(outcomeOf(call.call("ask")));
        });

    observed("a slow attempt and a fast one, with 200 ms for each", trace)
        .shouldBe("ask 1 at 0", "ask 1 cancelled at 200", "ask 2 at 300", "well at 350");
  }

  @Test
  @DisplayName("a service that says when to come back is left alone for so long, and a pause more")
  void theHint() {
    run(
        () -> {
          var busy = new ServiceError(Kind.UNAVAILABLE, "busy", millis(700));
          at(outcomeOf(service(failure(busy), answer("well")).through(retry(3)).call("ask")));
        });

    observed("a failure with a hint of 700 ms, and a pause of 100", trace)
        .suggests(IGNORES_HINT, seen -> seen.contains("ask 2 at 100"))
        .suggests(ALL_AT_ONCE, seen -> seen.contains("ask 2 at 700"))
        .shouldBe("ask 1 at 0", "ask 2 at 800", "well at 800");
  }

  @Test
  @DisplayName("a hint that goes past the deadline is one more reason to give up at once")
  void aHintPastTheDeadline() {
    run(
        () -> {
          var busy = new ServiceError(Kind.UNAVAILABLE, "busy", Duration.ofDays(1));
          var call = service(failure(busy)).through(new TimeLimit(millis(500)), retry(3));
          at(outcomeOf(call.call("ask")));
        });

    observed("a failure with a hint of a day, and a limit of 500 ms", trace)
        .suggests(IGNORES_HINT, seen -> seen.contains("ask 2 at 100"))
        .suggests(SLEEPS_PAST, seen -> seen.getLast().endsWith("500"))
        .shouldBe("ask 1 at 0", "busy at 0");
  }

  @Test
  @DisplayName("when the budget is used up, the failure comes out at once")
  void theBudgetIsUsedUp() {
    run(
        () -> {
          var tight = new Retry(5, BACKOFF, new RetryBudget(0, 1), Failures::isPassing);
          at(outcomeOf(service(failure(DOWN)).through(tight).call("ask")));
        });

    observed("failures, with one retry in the budget", trace)
        .suggests(NO_BUDGET, seen -> seen.contains("ask 3 at 300"))
        .shouldBe("ask 1 at 0", "ask 2 at 100", "down at 100");
  }

  @Test
  @DisplayName("a service that is down gets few more requests than it has callers")
  void aStormOfRetries() {
    run(
        () -> {
          var service = new FakeService(_ -> {}, failure(DOWN));
          var call =
              service.through(new Retry(4, BACKOFF, new RetryBudget(10, 5), Failures::isPassing));
          for (int i = 0; i < 100; i++) {
            outcomeOf(call.call("ask"));
          }
          observed(
                  "requests of a hundred calls that all fail; 5 retries, and a tenth for each",
                  service.asked())
              .suggests(NO_BUDGET, seen -> seen == 400)
              .suggests(RETRIES_EARN, seen -> seen > 114)
              .shouldSatisfy("114 requests", seen -> seen == 114);
        });
  }

  @Test
  @DisplayName("no retry is taken out of the budget that is not made")
  void theBudgetIsAskedLast() {
    run(
        () -> {
          var budget = new RetryBudget(0, 1);
          var policy = new Retry(2, BACKOFF, budget, Failures::isPassing);
          var wrong = new ServiceError(Kind.REFUSED, "wrong");
          outcomeOf(service(failure(wrong)).through(policy).call("wrong"));
          outcomeOf(
              service(failure(DOWN)).through(new TimeLimit(millis(50)), policy).call("short"));
          outcomeOf(service(failure(new AssertionError())).through(policy).call("bug"));
          observed("retries left after calls that made none", retriesIn(budget))
              .suggests(SPENDS_FOR_NOTHING)
              .shouldBe(1);
        });
  }

  @Test
  @DisplayName("callers of one policy each have all their attempts")
  void eachCallHasItsAttempts() {
    run(
        () -> {
          var call = service(failure(DOWN)).through(retry(2));
          await(
              gather(
                  async(() -> outcomeOf(call.call("a"))), async(() -> outcomeOf(call.call("b")))));
          note("next");
          outcomeOf(call.call("c"));
        });

    observed("two callers at once, and one later, with two attempts each", trace)
        .suggests(SHARED_COUNT, seen -> seen.size() < 7)
        .shouldBe(
            "a 1 at 0", "b 2 at 0", "a 3 at 100", "b 4 at 100", "next", "c 5 at 100", "c 6 at 200");
  }

  // A window

  @Test
  @DisplayName("a window knows how many of the last calls failed, and forgets older ones")
  void aWindowForgets() {
    var window = new SlidingWindow(3);
    List<String> seen = new ArrayList<>();
    for (boolean failure : new boolean[] {true, false, true, true, false, false, false, true}) {
      window.add(failure);
      seen.add(window.failures() + " of " + window.calls());
    }
    window.clear();
    seen.add(window.failures() + " of " + window.calls());
    window.add(false);
    seen.add(window.failures() + " of " + window.calls());

    observed("failures in a window of three; then it is cleared, and one more call ends", seen)
        .suggests(
            COUNTS_FOR_EVER, lines -> lines.get(3).startsWith("3") || lines.get(3).endsWith("4"))
        .shouldBe(
            "1 of 1", "1 of 2", "2 of 3", "2 of 3", "2 of 3", "1 of 3", "0 of 3", "1 of 3",
            "0 of 0", "0 of 1");
  }

  // A circuit breaker

  private static CircuitBreaker breaker(int window, int minimumCalls, int percent) {
    return new CircuitBreaker(
        new BreakerSettings("prices", window, minimumCalls, percent, millis(1000)));
  }

  /** The states of a breaker after each of some calls, which are answered (.) or fail (x). */
  private List<BreakerState> statesAfter(CircuitBreaker breaker, String outcomes) {
    List<BreakerState> states = new ArrayList<>();
    for (char outcome : outcomes.toCharArray()) {
      Reply reply = outcome == '.' ? answer("well") : failure(DOWN);
      outcomeOf(service(reply).through(breaker).call("ask"));
      states.add(breaker.state());
    }
    return states;
  }

  private static void trip(CircuitBreaker breaker) {
    var failing = new FakeService(_ -> {}, failure(DOWN)).through(breaker);
    for (int i = 0; i < 10 && breaker.state() == BreakerState.CLOSED; i++) {
      outcomeOf(failing.call("trip"));
    }
  }

  private static final BreakerState CLOSED = BreakerState.CLOSED;
  private static final BreakerState OPEN = BreakerState.OPEN;

  @Test
  @DisplayName("a breaker opens when so much of its window has failed")
  void opensAtItsRate() {
    run(
        () ->
            observed(
                    "a breaker of 50 percent and a window of 4, after . x . x",
                    statesAfter(breaker(4, 4, 50), ".x.x"))
                .suggests(NO_MINIMUM, seen -> seen.get(1) == OPEN)
                .shouldBe(List.of(CLOSED, CLOSED, CLOSED, OPEN)));
  }

  @Test
  @DisplayName("a breaker opens at the rate itself, and not a call below")
  void theExactRate() {
    run(
        () -> {
          observed(
                  "a breaker of 67 percent and a window of 3, after two failures of three",
                  statesAfter(breaker(3, 3, 67), "x.x").getLast())
              .shouldBe(CLOSED);
          observed(
                  "a breaker of 66 percent and a window of 3, after two failures of three",
                  statesAfter(breaker(3, 3, 66), "x.x").getLast())
              .shouldBe(OPEN);
        });
  }

  @Test
  @DisplayName("a breaker does not open before it has seen enough calls")
  void notBeforeItsMinimum() {
    run(
        () ->
            observed(
                    "a breaker that needs three calls, after x x x",
                    statesAfter(breaker(10, 3, 50), "xxx"))
                .suggests(NO_MINIMUM, seen -> seen.getFirst() == OPEN || seen.get(1) == OPEN)
                .shouldBe(List.of(CLOSED, CLOSED, OPEN)));
  }

  @Test
  @DisplayName("calls that the window has forgotten do not keep a breaker closed, nor open it")
  void onlyTheLastCallsCount() {
    run(
        () -> {
          observed(
                  "a breaker of 50 percent and a window of 4, after ten answers and two failures",
                  statesAfter(breaker(4, 4, 50), "..........xx").getLast())
              .suggests(COUNTS_FOR_EVER)
              .shouldBe(OPEN);
          observed(
                  "the same after x . . . x . . . x",
                  statesAfter(breaker(4, 4, 50), "x...x...x").getLast())
              .suggests(COUNTS_FOR_EVER)
              .shouldBe(CLOSED);
        });
  }

  @Test
  @DisplayName("an open breaker refuses at once, and says for how long")
  void anOpenBreakerRefuses() {
    run(
        () -> {
          var breaker = breaker(2, 2, 50);
          trip(breaker);
          pause(300);
          var refused =
              attempting(
                      "a call while it is open",
                      () -> await(service(answer("well")).through(breaker).call("ask")))
                  .suggests(ASKS_THOUGH_OPEN, _ -> !trace.lines().isEmpty())
                  .shouldThrow(BreakerOpen.class);
          observed("how long it is still open, 300 ms after it opened for 1000", refused.left())
              .shouldBe(millis(700));
          observed("the breaker's message", refused.getMessage())
              .shouldBe("the circuit breaker of prices is open");
        });

    observed("requests while it is open", trace).suggests(ASKS_THOUGH_OPEN).shouldBeEmpty();
  }

  @Test
  @DisplayName("after its time one call may pass, and who comes meanwhile is refused")
  void oneProbeAtATime() {
    run(
        () -> {
          var breaker = breaker(2, 2, 50);
          trip(breaker);
          pause(1000);
          note(breaker.state() + "");
          var call = service(answer("well").after(100)).through(breaker);
          Task<String> probe = createTask(call.call("probe"));
          pause(50);
          note(outcomeOf(gather(call.call("a"))));
          note(outcomeOf(call.call("b")));
          note(breaker.state() + "");
          note(outcomeOf(probe));
          note(breaker.state() + "");
          note(outcomeOf(call.call("c")));
        });

    String refused = "the circuit breaker of prices is open";
    observed("a probe that takes 100 ms, two calls meanwhile, and one afterwards", trace)
        .suggests(OPEN_FOR_EVER, seen -> !seen.contains("probe 1 at 1000"))
        .suggests(ALL_PROBE, seen -> seen.contains("a 2 at 1050") || seen.contains("b 2 at 1050"))
        .shouldBe(
            "HALF_OPEN",
            "probe 1 at 1000",
            refused,
            refused,
            "HALF_OPEN",
            "well",
            "CLOSED",
            "c 2 at 1100",
            "well");
  }

  @Test
  @DisplayName("callers that all come when its time is over are one probe, and the others refused")
  void allComeAtOnce() {
    run(
        () -> {
          var breaker = breaker(2, 2, 50);
          trip(breaker);
          pause(1000);
          var service = service(answer("well").after(100));
          var call = service.through(breaker);
          List<Task<String>> callers =
              IntStream.range(0, 5)
                  .mapToObj(_ -> createTask(async(() -> outcomeOf(call.call("ask")))))
                  .toList();
          List<String> outcomes = await(gather(callers));
          observed("requests of five callers at once", service.asked())
              .suggests(ALL_PROBE, seen -> seen > 1)
              .suggests(OPEN_FOR_EVER, seen -> seen == 0)
              .shouldBe(1);
          observed("calls that were answered", outcomes.stream().filter("well"::equals).count())
              .shouldBe(1L);
        });
  }

  @Test
  @DisplayName("a probe that is answered closes the breaker, with a clean sheet")
  void closesWithACleanSheet() {
    run(
        () -> {
          var breaker = breaker(4, 2, 50);
          trip(breaker);
          pause(1000);
          observed(
                  "a breaker that needs two calls, after a good probe and then x",
                  statesAfter(breaker, ".x"))
              .suggests(OPEN_FOR_EVER, seen -> seen.getFirst() == OPEN)
              .suggests(OLD_FAILURES_COUNT, seen -> seen.getLast() == OPEN)
              .shouldBe(List.of(CLOSED, CLOSED));
        });
  }

  @Test
  @DisplayName("a probe that fails opens it again, for the whole time")
  void aFailedProbeOpensItAgain() {
    run(
        () -> {
          var breaker = breaker(2, 2, 50);
          trip(breaker);
          pause(1500);
          note(statesAfter(breaker, "x").toString());
          pause(999);
          note(breaker.state() + "");
          pause(1);
          note(breaker.state() + "");
        });

    observed("a probe at 1500 that fails; then 999 and 1000 ms later", trace)
        .suggests(FAILED_PROBE_CLOSES, seen -> !seen.contains("[OPEN]"))
        .shouldBe("ask 1 at 1500", "[OPEN]", "OPEN", "HALF_OPEN");
  }

  @Test
  @DisplayName("a call that its caller cancels says nothing about the service")
  void cancelledCallsDoNotCount() {
    run(
        () -> {
          var breaker = breaker(2, 2, 50);
          var call = service(answer("late").after(500)).through(breaker);
          for (int i = 0; i < 5; i++) {
            Task<String> caller = createTask(call.call("ask"));
            pause(10);
            caller.cancel();
            ended(caller);
          }
          observed("the breaker after five calls that were cancelled", breaker.state())
              .suggests(CANCELLED_IS_FAILURE, seen -> seen == OPEN)
              .shouldBe(CLOSED);
        });
  }

  @Test
  @DisplayName("a call that was too slow is a failure")
  void slowCallsCount() {
    run(
        () -> {
          var breaker = breaker(2, 2, 50);
          var call = service(answer("late").after(500)).through(breaker, new TimeLimit(millis(50)));
          outcomeOf(call.call("ask"));
          outcomeOf(call.call("ask"));
          observed("the breaker after two calls that were too slow", breaker.state())
              .shouldBe(OPEN);
        });
  }

  @Test
  @DisplayName("a probe that is cancelled leaves its place to the next call")
  void aCancelledProbe() {
    run(
        () -> {
          var breaker = breaker(2, 2, 50);
          trip(breaker);
          pause(1000);
          var call = service(answer("late").after(500), answer("well")).through(breaker);
          Task<String> probe = createTask(call.call("probe"));
          pause(10);
          probe.cancel();
          ended(probe);
          note(breaker.state() + "");
          note(outcomeOf(call.call("next")));
        });

    observed("a probe that is cancelled, and the call after it", trace)
        .suggests(
            PROBE_IS_LOST,
            seen ->
                seen.getLast().equals("the circuit breaker of prices is open")
                    && seen.contains("HALF_OPEN"))
        .suggests(CANCELLED_IS_FAILURE, seen -> seen.contains("OPEN"))
        .shouldBe(
            "probe 1 at 1000", "probe 1 cancelled at 1010", "HALF_OPEN", "next 2 at 1010", "well");
  }

  @Test
  @DisplayName("so does a probe that ends by an Error")
  void aProbeWithAnError() {
    run(
        () -> {
          var breaker = breaker(2, 2, 50);
          trip(breaker);
          pause(1000);
          var call = service(failure(new AssertionError("bug")), answer("well")).through(breaker);
          note(outcomeOf(call.call("probe")));
          note(outcomeOf(call.call("next")));
        });

    observed("a probe that ends by an AssertionError, and the call after it", trace)
        .suggests(PROBE_IS_LOST, seen -> !seen.contains("next 2 at 1000"))
        .shouldBe("probe 1 at 1000", "bug", "next 2 at 1000", "well");
  }

  @Test
  @DisplayName("a request that was wrong shows that the service is well")
  void aWrongRequestIsNoFailure() {
    run(
        () -> {
          var breaker = breaker(2, 2, 50);
          var wrong = service(failure(new ServiceError(Kind.REFUSED, "wrong"))).through(breaker);
          for (int i = 0; i < 5; i++) {
            outcomeOf(wrong.call("ask"));
          }
          observed("the breaker after five requests that were wrong", breaker.state())
              .suggests(CALLERS_FAULT)
              .shouldBe(CLOSED);
          trip(breaker);
          pause(1000);
          outcomeOf(wrong.call("probe"));
          observed("the breaker after a probe that was wrong", breaker.state())
              .suggests(CALLERS_FAULT)
              .shouldBe(CLOSED);
        });
  }

  @Test
  @DisplayName("what is a failure, the settings say")
  void theSettingsSayWhatIsAFailure() {
    run(
        () -> {
          var settings =
              new BreakerSettings(
                  "prices", 4, 2, 50, millis(1000), failure -> failure instanceof IOException);
          observed(
                  "a breaker for which only an IOException is a failure, after two other ones",
                  statesAfter(new CircuitBreaker(settings), "xx").getLast())
              .suggests(KNOWS_BETTER)
              .shouldBe(CLOSED);
          var breaker = new CircuitBreaker(settings);
          var lost = service(failure(new IOException("lost"))).through(breaker);
          outcomeOf(lost.call("ask"));
          outcomeOf(lost.call("ask"));
          observed("the same after two of these", breaker.state()).shouldBe(OPEN);
        });
  }

  @Test
  @DisplayName("who comes during a probe is told that nobody knows for how long")
  void duringAProbe() {
    run(
        () -> {
          var breaker = breaker(2, 2, 50);
          trip(breaker);
          pause(1000);
          var call = service(answer("well").after(100)).through(breaker);
          Task<String> probe = createTask(call.call("probe"));
          pause(50);
          observed(
                  "how long it refuses, as it says",
                  attempting("a call during a probe", () -> await(call.call("ask")))
                      .suggests(ALL_PROBE, thrown -> thrown == null)
                      .shouldThrow(BreakerOpen.class)
                      .left())
              .shouldBe(Duration.ZERO);
          await(probe);
        });
  }

  @Test
  @DisplayName("a call from before it opened does not decide for the probe")
  void lateCallsDoNotCount() {
    run(
        () -> {
          var breaker = breaker(4, 2, 50);
          var early = service(answer("well").after(1050)).through(breaker);
          var earlyToo = service(failure(DOWN).after(1060)).through(breaker);
          createTask(early.call("early"));
          createTask(async(() -> outcomeOf(earlyToo.call("early"))));
          pause(1);
          trip(breaker);
          pause(1019);
          var probe = createTask(service(answer("well").after(100)).through(breaker).call("probe"));
          pause(35);
          note(breaker.state() + " after an answer");
          pause(10);
          note(breaker.state() + " after a failure");
          note(outcomeOf(service(answer("well")).through(breaker).call("another")));
          await(probe);
          note(breaker.state() + " after the probe");
        });

    observed("two calls from before, which end while a probe is under way", trace)
        .suggests(LATE_CALLS, seen -> !seen.contains("HALF_OPEN after an answer"))
        .suggests(LATE_CALLS, seen -> !seen.contains("HALF_OPEN after a failure"))
        .suggests(PLACE_IS_FREED, seen -> seen.contains("another 1 at 1065"))
        .shouldBe(
            "early 1 at 0",
            "early 1 at 0",
            "probe 1 at 1020",
            "HALF_OPEN after an answer",
            "HALF_OPEN after a failure",
            "the circuit breaker of prices is open",
            "CLOSED after the probe");
  }

  @Test
  @DisplayName("nor does it count when the breaker has closed again")
  void veryLateCallsDoNotCount() {
    run(
        () -> {
          var breaker = breaker(4, 2, 50);
          var early = service(failure(DOWN).after(2000)).through(breaker);
          createTask(async(() -> outcomeOf(early.call("early"))));
          pause(1);
          trip(breaker);
          pause(1500);
          note(statesAfter(breaker, ".") + "");
          pause(1000);
          note(statesAfter(breaker, "x") + "");
        });

    observed(
            "a call from before, which fails when a probe has closed the breaker; and one more",
            trace)
        .suggests(COUNTS_LATER, seen -> seen.getLast().equals("[OPEN]"))
        .shouldBe("early 1 at 0", "ask 1 at 1501", "[CLOSED]", "ask 1 at 2501", "[CLOSED]");
  }

  @Test
  @DisplayName("a late failure does not keep a breaker open for longer")
  void lateFailuresDoNotCount() {
    run(
        () -> {
          var breaker = breaker(4, 2, 50);
          var early = service(failure(DOWN).after(500)).through(breaker);
          createTask(async(() -> outcomeOf(early.call("early"))));
          pause(1);
          trip(breaker);
          pause(1000);
          observed(
                  "a breaker that opened at 1, after a call from before has failed at 500",
                  breaker.state())
              .suggests(LATE_CALLS, seen -> seen == OPEN)
              .shouldBe(BreakerState.HALF_OPEN);
        });
  }

  @Test
  @DisplayName("wherever a probe is cancelled, the breaker can find out that the service is well")
  void cancelledProbesAtEveryMoment() {
    during(
        PROBE_IS_LOST,
        "calls after a probe that was cancelled",
        () -> EveryMoment.strike("cancelled", ServiceTest::cancelAProbe));
  }

  private static void cancelAProbe(EveryMoment moment) {
    var breaker = breaker(2, 2, 50);
    var service = new FakeService(_ -> {}, answer("well").after(10));
    runStruck(
        () -> {
          trip(breaker);
          await(sleep(millis(1000)));
          outcomeOf(service.through(breaker).call("probe"));
        },
        task -> moment.pass(task::cancel),
        () -> {
          trip(breaker);
          await(sleep(millis(1000)));
          observed("a call when all is over", outcomeOf(service.through(breaker).call("after")))
              .shouldBe("well");
        });
  }

  // A bulkhead

  private void callAll(Call<String, String> call, String... names) {
    await(
        gather(
            Stream.of(names)
                .map(name -> async(() -> at(name + ": " + outcomeOf(call.call(name)))))
                .toList()));
  }

  @Test
  @DisplayName(
      "so many calls pass at once, so many wait in order, and the others are refused at once")
  void passesWaitsAndRefuses() {
    run(
        () ->
            callAll(
                service(answer("well").after(100)).through(new Bulkhead("prices", 2, 1)),
                "a",
                "b",
                "c",
                "d"));

    observed("four calls of 100 ms at once, where two may pass and one may wait", trace)
        .suggests(TOO_MANY_AT_ONCE, seen -> seen.contains("c 3 at 0"))
        .suggests(ENDLESS_LINE, seen -> seen.contains("d 4 at 100"))
        .suggests(NOBODY_WAITS, seen -> seen.contains("c: the bulkhead of prices is full at 0"))
        .shouldBe(
            "a 1 at 0",
            "b 2 at 0",
            "d: the bulkhead of prices is full at 0",
            "a: well at 100",
            "b: well at 100",
            "c 3 at 100",
            "c: well at 200");
  }

  @Test
  @DisplayName("calls pass in the order in which they came")
  void inOrder() {
    run(
        () ->
            callAll(
                service(answer("well").after(10)).through(new Bulkhead("prices", 1, 3)),
                "a",
                "b",
                "c",
                "d"));

    observed(
            "requests of four calls, one at a time",
            trace.lines().stream().filter(line -> !line.contains("well")).toList())
        .shouldBe("a 1 at 0", "b 2 at 10", "c 3 at 20", "d 4 at 30");
  }

  @Test
  @DisplayName("a call that fails, or is cancelled, leaves its place")
  void placesComeBack() {
    run(
        () -> {
          var bulkhead = new Bulkhead("prices", 1, 1);
          outcomeOf(service(failure(DOWN)).through(bulkhead).call("fails"));
          outcomeOf(service(failure(new AssertionError("bug"))).through(bulkhead).call("bug"));
          var slow = service(answer("late").after(500)).through(bulkhead);
          Task<String> underWay = createTask(slow.call("slow"));
          Task<String> waits = createTask(slow.call("waits"));
          pause(10);
          note("inside: " + bulkhead.inside());
          waits.cancel();
          ended(waits);
          note("inside: " + bulkhead.inside());
          underWay.cancel();
          ended(underWay);
          note("inside: " + bulkhead.inside());
          note(outcomeOf(service(answer("well")).through(bulkhead).call("next")));
        });

    observed("calls that fail, and two that are cancelled: one under way, one that waits", trace)
        .suggests(PLACE_IS_LOST, seen -> !seen.contains("inside: 0") || !seen.contains("well"))
        .shouldBe(
            "fails 1 at 0",
            "bug 1 at 0",
            "slow 1 at 0",
            "inside: 2",
            "inside: 1",
            "slow 1 cancelled at 10",
            "inside: 0",
            "next 1 at 10",
            "well");
  }

  @Test
  @DisplayName("who has left may come back at once, though others wait")
  void whoHasLeftComesBack() {
    run(
        () -> {
          var call = service(answer("well").after(100)).through(new Bulkhead("prices", 1, 1));
          Task<Void> twice =
              start(
                  "twice",
                  () -> {
                    await(call.call("a"));
                    at("back: " + outcomeOf(call.call("a")));
                  });
          Task<Void> other = start("other", () -> await(call.call("b")));
          await(gather(twice, other));
        });

    observed(
            "a caller that asks twice in a row, and another that waits for the first to end", trace)
        .suggests(
            PROMISED_STILL_WAITS, seen -> seen.stream().anyMatch(line -> line.contains("full")))
        .shouldBe("a 1 at 0", "b 2 at 100", "a 3 at 200", "back: well at 300");
  }

  @Test
  @DisplayName("wherever a call is cancelled, no place is lost")
  void cancelledInABulkheadAtEveryMoment() {
    during(
        PLACE_IS_LOST,
        "calls through a bulkhead, after one was cancelled",
        () -> EveryMoment.strike("cancelled", ServiceTest::cancelInABulkhead));
  }

  private static void cancelInABulkhead(EveryMoment moment) {
    var bulkhead = new Bulkhead("prices", 1, 2);
    var call = new FakeService(_ -> {}, answer("well").after(10)).through(bulkhead);
    runStruck(
        () -> {
          Task<String> before = createTask(call.call("before"));
          Task<String> after = createTask(async(() -> outcomeOf(call.call("after"))));
          try {
            outcomeOf(call.call("struck"));
          } finally {
            await(gatherSettled(before, after));
          }
        },
        task -> moment.pass(task::cancel),
        () -> {
          observed("calls inside when all have ended", bulkhead.inside()).shouldBe(0);
          List<String> outcomes =
              await(
                  gather(
                      IntStream.range(0, 4)
                          .mapToObj(_ -> async(() -> outcomeOf(call.call("later"))))
                          .toList()));
          observed("four calls when all have ended, where one may pass and two may wait", outcomes)
              .shouldBe(List.of("well", "well", "well", "the bulkhead of prices is full"));
        });
  }

  // Hedged requests

  private static Hedge hedge() {
    return new Hedge(millis(100), plenty());
  }

  @Test
  @DisplayName("a call that is answered soon enough is asked once")
  void aFastCallIsAskedOnce() {
    run(
        () -> {
          at(outcomeOf(service(answer("well").after(90)).through(hedge()).call("ask")));
          pause(200);
        });

    observed("an answer after 90 ms, with a second request after 100", trace)
        .suggests(HEDGES_AT_ONCE, seen -> seen.contains("ask 2 at 0"))
        .suggests(LOSER_RUNS_ON, seen -> seen.contains("ask 2 at 100"))
        .shouldBe("ask 1 at 0", "well at 90");
  }

  @Test
  @DisplayName("a slow call is asked a second time; the first answer is taken, the other cancelled")
  void theSecondAnswerWins() {
    run(
        () -> {
          var call = service(answer("slow").after(500), answer("fast").after(50)).through(hedge());
          at(outcomeOf(call.call("ask")));
          pause(1000);
        });

    observed("an answer after 500 ms, and from the second request after 50", trace)
        .suggests(HEDGES_AT_ONCE, seen -> seen.contains("ask 2 at 0"))
        .suggests(GIVES_UP_THE_FIRST, seen -> seen.contains("ask 1 cancelled at 100"))
        .suggests(LOSER_RUNS_ON, seen -> !seen.contains("ask 1 cancelled at 150"))
        .shouldBe("ask 1 at 0", "ask 2 at 100", "ask 1 cancelled at 150", "fast at 150");
  }

  @Test
  @DisplayName("the first request may still win")
  void theFirstAnswerWins() {
    run(
        () -> {
          var call =
              service(answer("first").after(130), answer("second").after(50)).through(hedge());
          at(outcomeOf(call.call("ask")));
        });

    observed("an answer after 130 ms, and from the second request 50 ms after it begins", trace)
        .suggests(HEDGES_AT_ONCE, seen -> seen.contains("ask 2 at 0"))
        .suggests(GIVES_UP_THE_FIRST, seen -> seen.contains("ask 1 cancelled at 100"))
        .suggests(LOSER_RUNS_ON, seen -> seen.getLast().equals("first at 130"))
        .shouldBe("ask 1 at 0", "ask 2 at 100", "ask 2 cancelled at 130", "first at 130");
  }

  @Test
  @DisplayName("a call ends only when the request that lost has ended, too")
  void theLoserIsAwaited() {
    run(
        () -> {
          var service = service(answer("slow").after(500), answer("fast").after(50));
          at(outcomeOf(service.cleaningUpFor(30).through(hedge()).call("ask")));
        });

    observed("a request that loses at 150, and needs 30 ms to clean up", trace)
        .suggests(LOSER_NOT_AWAITED, seen -> seen.getLast().equals("fast at 150"))
        .shouldBe("ask 1 at 0", "ask 2 at 100", "ask 1 cancelled at 180", "fast at 180");
  }

  @Test
  @DisplayName("a failure that comes before the second request comes out at once")
  void aFastFailure() {
    run(
        () -> {
          var call = service(failure(DOWN).after(50), answer("well")).through(hedge());
          at(outcomeOf(call.call("ask")));
          pause(200);
        });

    observed("a failure after 50 ms, with a second request after 100", trace)
        .suggests(HEDGES_AT_ONCE, seen -> seen.contains("ask 2 at 0"))
        .suggests(HEDGES_FAILURES, seen -> seen.stream().anyMatch(line -> line.startsWith("ask 2")))
        .shouldBe("ask 1 at 0", "down at 50");
  }

  @Test
  @DisplayName("with two requests under way, one that fails leaves it to the other")
  void oneOfTwoFails() {
    run(
        () -> {
          var firstFails = service(failure(DOWN).after(120), answer("well").after(50));
          at(outcomeOf(firstFails.through(hedge()).call("first")));
          var secondFails = service(answer("well").after(150), failure(DOWN).after(20));
          at(outcomeOf(secondFails.through(hedge()).call("second")));
        });

    observed("a call whose first request fails, and one whose second does", trace)
        .suggests(
            FIRST_FAILURE_ENDS, seen -> seen.stream().anyMatch(line -> line.startsWith("down")))
        .shouldBe(
            "first 1 at 0",
            "first 2 at 100",
            "well at 150",
            "second 1 at 150",
            "second 2 at 250",
            "well at 300");
  }

  @Test
  @DisplayName("if both fail, the first request's failure comes out, and the second's with it")
  void bothFail() {
    run(
        () -> {
          var call =
              service(failure(down("first")).after(200), failure(down("second")).after(50))
                  .through(hedge());
          Throwable thrown =
              attempting("a call of which both requests fail", () -> await(call.call("ask")))
                  .shouldThrow(ServiceError.class);
          observed(
                  "the failure, and what it has as suppressed",
                  Stream.concat(Stream.of(nameOf(thrown)), suppressedBy(thrown).stream()).toList())
              .suggests(FIRST_FAILURE_ENDS, seen -> seen.getFirst().equals("second"))
              .suggests(ONE_FAILURE_LOST, seen -> seen.size() == 1)
              .shouldBe(List.of("first", "second"));
          var same = service(failure(DOWN).after(200), failure(DOWN).after(50)).through(hedge());
          attempting(
                  "a call of which both requests fail by the very same exception",
                  () -> await(same.call("ask")))
              .suggests(SUPPRESSES_ITSELF, IllegalArgumentException.class::isInstance)
              .shouldThrow(ServiceError.class);
        });
  }

  @Test
  @DisplayName("an Error is a failure as any other, and comes out as itself")
  void anErrorOfARequest() {
    run(
        () -> {
          var call =
              service(failure(new AssertionError("bug")).after(120), answer("well").after(50));
          at(outcomeOf(call.through(hedge()).call("ask")));
          attempting(
                  "a call whose only request ends by an AssertionError",
                  () ->
                      await(
                          service(failure(new AssertionError("bug"))).through(hedge()).call("bug")))
              .suggests(FAILURE_IN_A_GROUP, thrown -> thrown instanceof ExceptionGroup)
              .shouldThrow(AssertionError.class);
        });

    observed("a request that ends by an AssertionError at 120, and one that is answered", trace)
        .suggests(FIRST_FAILURE_ENDS, seen -> !seen.contains("well at 150"))
        .shouldBe("ask 1 at 0", "ask 2 at 100", "well at 150", "bug 1 at 150");
  }

  @Test
  @DisplayName("without a budget for it, there is no second request")
  void hedgesHaveABudget() {
    run(
        () -> {
          var hedge = new Hedge(millis(100), new RetryBudget(50, 1));
          var service = service(answer("well").after(200));
          for (int i = 0; i < 4; i++) {
            outcomeOf(service.through(hedge).call("ask"));
          }
          observed(
                  "requests of four slow calls; one in the budget, and half for each call",
                  service.asked())
              .suggests(HEDGE_WITHOUT_BUDGET, seen -> seen == 8)
              .shouldBe(6);
        });
  }

  @Test
  @DisplayName("a fast call takes nothing out of the budget")
  void fastCallsCostNothing() {
    run(
        () -> {
          var budget = new RetryBudget(0, 1);
          outcomeOf(
              service(answer("well").after(50)).through(new Hedge(millis(100), budget)).call("a"));
          outcomeOf(service(failure(DOWN)).through(new Hedge(millis(100), budget)).call("b"));
          observed("second requests left after two calls that needed none", retriesIn(budget))
              .suggests(SPENDS_FOR_NOTHING)
              .shouldBe(1);
        });
  }

  @Test
  @DisplayName("who is cancelled cancels both requests, and waits for their end")
  void aCancelledHedge() {
    run(
        () -> {
          var service = service(answer("slow").after(500)).cleaningUpFor(30);
          Task<String> caller = createTask(service.through(hedge()).call("ask"));
          pause(150);
          caller.cancel();
          ended(caller);
          at("ended");
          pause(1000);
        });

    observed("a call that is cancelled at 150; its requests need 30 ms to clean up", trace)
        .suggests(REQUESTS_LEFT, seen -> !seen.getLast().equals("ended at 180"))
        .shouldBe(
            "ask 1 at 0",
            "ask 2 at 100",
            "ask 1 cancelled at 180",
            "ask 2 cancelled at 180",
            "ended at 180");
  }

  @Test
  @DisplayName("wherever a hedged call is cancelled, nothing of it is left")
  void cancelledHedgesAtEveryMoment() {
    during(
        REQUESTS_LEFT,
        "a hedged call that is cancelled",
        () ->
            EveryMoment.strike(
                "cancelled",
                moment ->
                    runCancelled(
                        moment,
                        () -> {
                          var service =
                              new FakeService(
                                  _ -> {}, answer("a").after(300), answer("b").after(50));
                          outcomeOf(service.cleaningUpFor(20).through(hedge()).call("ask"));
                        })));
  }

  // A gateway

  private final Gateway gateway = new Gateway(millis(1000), millis(200));

  private Part<String> mandatory(FakeService service, String name) {
    return new Part.Mandatory<>(name, () -> service.call(name));
  }

  private Part<String> extra(Call<String, String> service, String name) {
    return new Part.Extra<>(name, () -> service.call(name), "no " + name);
  }

  private static String show(Answer answer) {
    return answer.values()
        + " "
        + answer.degraded().stream()
            .map(degraded -> degraded.part() + ": " + nameOf(degraded.why()))
            .toList();
  }

  private String asked(Part<?>... parts) {
    return outcomeOf(async(() -> show(await(gateway.ask(List.of(parts))))));
  }

  @Test
  @DisplayName("all parts are asked for at once, and stand in the answer in their order")
  void allAtOnce() {
    run(
        () ->
            at(
                asked(
                    mandatory(service(answer("book").after(300)), "order"),
                    extra(service(answer("7.90").after(100)), "price"),
                    mandatory(service(answer("one").after(200)), "stock"))));

    observed("parts that take 300, 100 and 200 ms", trace)
        .suggests(ONE_BY_ONE, seen -> seen.getLast().endsWith("600"))
        .shouldBe(
            "order 1 at 0",
            "price 1 at 0",
            "stock 1 at 0",
            "{order=book, price=7.90, stock=one} [] at 300");
  }

  @Test
  @DisplayName("a part is got out of the answer by its kind")
  void partsOfAnAnswer() {
    run(
        () -> {
          Part<String> order = mandatory(service(answer("book")), "order");
          Part<Integer> stock = new Part.Extra<>("stock", () -> async(() -> 7), 0);
          Answer answer = await(gateway.ask(List.of(order, stock)));
          note(answer.get(order) + " " + (answer.get(stock) + 1) + " " + answer.isWhole());
        });

    observed("two parts of an answer", trace).shouldBe("order 1 at 0", "book 8 true");
  }

  @Test
  @DisplayName("an extra part that fails is replaced, and the answer says why")
  void anExtraFails() {
    run(
        () ->
            at(
                asked(
                    extra(service(failure(DOWN)), "price"),
                    mandatory(service(answer("book").after(100)), "order"),
                    extra(service(failure(new IOException("reset"))), "stock"))));

    observed("an answer of which two extra parts fail", trace)
        .suggests(EXTRA_ENDS_IT, seen -> seen.getLast().startsWith("down"))
        .shouldBe(
            "price 1 at 0",
            "order 1 at 0",
            "stock 1 at 0",
            "{price=no price, order=book, stock=no stock} [price: down, stock: reset] at 100");
  }

  @Test
  @DisplayName("an extra part may fail in whatever way")
  void anExtraFailsInSomeWay() {
    run(
        () -> {
          var never = new Future<String>(EventLoop.running());
          never.cancel("nobody asked");
          note(
              asked(
                  extra(service(failure(new AssertionError("bug"))), "price"),
                  new Part.Extra<>("stock", () -> async(() -> await(never)), "no stock"),
                  new Part.Extra<>("offer", ServiceTest::cannotBeMade, null)));
        });

    observed(
            "parts that fail by an Error, by a future that was cancelled, and before they begin",
            trace)
        .suggests(
            ONLY_EXCEPTIONS,
            seen -> !seen.getLast().contains("no price") || !seen.getLast().contains("no stock"))
        .shouldBe(
            "price 1 at 0",
            "{price=no price, stock=no stock, offer=null} [price: bug, stock: nobody asked, offer:"
                + " no offers]");
  }

  private static Coroutine<String> cannotBeMade() {
    throw new IllegalStateException("no offers");
  }

  @Test
  @DisplayName("an extra part that is slow is given up before the deadline, and there is an answer")
  void anExtraIsSlow() {
    run(
        () ->
            at(
                asked(
                    mandatory(service(answer("book").after(100)), "order"),
                    extra(service(answer("7.90").after(5000)), "price"))));

    observed("a slow extra part, with a limit of 1000 and a reserve of 200", trace)
        .suggests(EXTRA_TAKES_ALL, seen -> seen.getLast().endsWith("1000"))
        .shouldBe(
            "order 1 at 0",
            "price 1 at 0",
            "price 1 cancelled at 800",
            "{order=book, price=no price} [price: TimeoutError] at 800");
  }

  @Test
  @DisplayName(
      "a mandatory part has all the time there is, and an extra one knows that it has less")
  void partsKnowTheirTime() {
    run(
        () -> {
          Part<Duration> order = new Part.Mandatory<>("order", ServiceTest::whatIsLeft);
          Part<Duration> price = new Part.Extra<>("price", ServiceTest::whatIsLeft, null);
          note(asked(order, price));
        });

    observed("what is left for a mandatory and an extra part", trace)
        .suggests(EXTRA_DOES_NOT_KNOW, seen -> seen.getFirst().contains("price=PT1S"))
        .shouldBe("{order=PT1S, price=PT0.8S} []");
  }

  private static Coroutine<Duration> whatIsLeft() {
    return async(() -> Deadline.left().orElse(Duration.ofDays(1)));
  }

  @Test
  @DisplayName("a caller with less time gets its answer in that time")
  void theCallersDeadline() {
    run(
        () -> {
          var parts =
              List.of(
                  mandatory(service(answer("book").after(100)), "order"),
                  extra(service(answer("7.90").after(5000)), "price"));
          at(outcomeOf(Deadline.within(millis(500), () -> show(await(gateway.ask(parts))))));
        });

    observed("a slow extra part, a caller with 500 ms, and a reserve of 200", trace)
        .suggests(RESERVE_OF_ITS_OWN_LIMIT, seen -> seen.getLast().endsWith("at 500"))
        .shouldBe(
            "order 1 at 0",
            "price 1 at 0",
            "price 1 cancelled at 300",
            "{order=book, price=no price} [price: TimeoutError] at 300");
  }

  @Test
  @DisplayName("with no more time than the reserve, extra parts are not asked for")
  void noTimeForExtras() {
    run(
        () -> {
          var parts =
              List.of(
                  mandatory(service(answer("book").after(100)), "order"),
                  extra(service(answer("7.90")), "price"));
          at(outcomeOf(Deadline.within(millis(150), () -> show(await(gateway.ask(parts))))));
        });

    observed("a caller with 150 ms, and a reserve of 200", trace)
        .suggests(RESERVE_OF_ITS_OWN_LIMIT, seen -> seen.contains("price 1 at 0"))
        .shouldBe("order 1 at 0", "{order=book, price=no price} [price: TimeoutError] at 100");
  }

  @Test
  @DisplayName("a mandatory part that is too slow is a time-out")
  void aMandatoryPartIsSlow() {
    run(
        () ->
            at(
                asked(
                    mandatory(service(answer("book").after(5000)), "order"),
                    extra(service(answer("7.90").after(100)), "price"))));

    observed("a slow mandatory part, with a limit of 1000", trace)
        .shouldBe(
            "order 1 at 0", "price 1 at 0", "order 1 cancelled at 1000", "TimeoutError at 1000");
  }

  @Test
  @DisplayName("so is one that has a limit of its own; and then the caller goes on")
  void aMandatoryPartHasALimit() {
    run(
        () -> {
          var slow = service(answer("book").after(5000)).through(new TimeLimit(millis(3000)));
          at(asked(new Part.Mandatory<>("order", () -> slow.call("order"))));
          pause(10);
          at("went on");
        });

    observed("a slow mandatory part with a limit of 3000, in a gateway with one of 1000", trace)
        .suggests(DEADLINE_GROWS, seen -> seen.contains("order 1 cancelled at 3000"))
        .shouldBe(
            "order 1 at 0", "order 1 cancelled at 1000", "TimeoutError at 1000", "went on at 1010");
  }

  @Test
  @DisplayName("a mandatory part that fails cancels the others at once, and its failure comes out")
  void aMandatoryPartFails() {
    run(
        () -> {
          attempting(
                  "an answer of which a mandatory part fails",
                  () ->
                      await(
                          gateway.ask(
                              List.of(
                                  mandatory(service(answer("book").after(500)), "order"),
                                  mandatory(service(failure(DOWN).after(50)), "stock"),
                                  extra(service(answer("7.90").after(300)), "price")))))
              .suggests(FAILURE_IN_A_GROUP, thrown -> thrown instanceof ExceptionGroup)
              .shouldThrow(ServiceError.class);
          at("failed");
          pause(1000);
        });

    observed("a mandatory part that fails at 50", trace)
        .suggests(WAITS_FOR_ALL, seen -> seen.getLast().equals("failed at 500"))
        .suggests(SIBLINGS_RUN_ON, seen -> seen.indexOf("failed at 50") < 5)
        .shouldBe(
            "order 1 at 0",
            "stock 1 at 0",
            "price 1 at 0",
            "order 1 cancelled at 50",
            "price 1 cancelled at 50",
            "failed at 50");
  }

  @Test
  @DisplayName("a failure comes out when the parts that it cancelled have ended")
  void nothingIsLeftOfAFailure() {
    run(
        () -> {
          var slow = service(answer("book").after(500)).cleaningUpFor(30);
          at(asked(mandatory(slow, "order"), mandatory(service(failure(DOWN).after(50)), "stock")));
        });

    observed("a mandatory part that fails at 50, while another needs 30 ms to clean up", trace)
        .suggests(SIBLINGS_RUN_ON, seen -> !seen.getLast().equals("down at 80"))
        .shouldBe("order 1 at 0", "stock 1 at 0", "order 1 cancelled at 80", "down at 80");
  }

  @Test
  @DisplayName("if several mandatory parts fail at once, the first is told, and the others with it")
  void severalMandatoryPartsFail() {
    run(
        () -> {
          Throwable thrown =
              attempting(
                      "an answer of which two mandatory parts fail in the same moment",
                      () ->
                          await(
                              gateway.ask(
                                  List.of(
                                      mandatory(service(failure(down("a"))), "order"),
                                      mandatory(service(failure(down("b"))), "stock")))))
                  .suggests(FAILURE_IN_A_GROUP, failed -> failed instanceof ExceptionGroup)
                  .shouldThrow(ServiceError.class);
          observed("the failure", nameOf(thrown)).shouldBe("a");
          observed("what it has as suppressed", suppressedBy(thrown))
              .suggests(EARLIER_LOST, List::isEmpty)
              .shouldBe(List.of("b"));
        });
  }

  @Test
  @DisplayName("a caller that is cancelled gets no answer, and nothing of it is left")
  void aCancelledGateway() {
    run(
        () -> {
          var slow = service(answer("7.90").after(500)).cleaningUpFor(30);
          Task<String> caller =
              createTask(
                  async(
                      () ->
                          show(
                              await(
                                  gateway.ask(
                                      List.of(
                                          mandatory(service(answer("book").after(500)), "order"),
                                          extra(slow, "price")))))));
          pause(50);
          caller.cancel();
          ended(caller);
          at("cancelled: " + caller.isCancelled());
        });

    observed("a caller that is cancelled at 50; one part needs 30 ms to clean up", trace)
        .suggests(SWALLOWS_CANCELLATION, seen -> seen.getLast().startsWith("cancelled: false"))
        .suggests(REQUESTS_LEFT, seen -> seen.getLast().endsWith("at 50"))
        .shouldBe(
            "order 1 at 0",
            "price 1 at 0",
            "order 1 cancelled at 50",
            "price 1 cancelled at 80",
            "cancelled: true at 80");
  }

  @Test
  @DisplayName("wherever its caller is cancelled, nothing of a gateway's parts is left")
  void cancelledGatewaysAtEveryMoment() {
    during(
        REQUESTS_LEFT,
        "a gateway whose caller is cancelled",
        () -> EveryMoment.strike("cancelled", this::cancelAGateway));
  }

  private void cancelAGateway(EveryMoment moment) {
    runCancelled(
        moment,
        () -> {
          var order = new FakeService(_ -> {}, answer("book").after(50)).cleaningUpFor(20);
          var price = new FakeService(_ -> {}, failure(DOWN).after(20));
          var stock = new FakeService(_ -> {}, answer("one").after(5000));
          asked(mandatory(order, "order"), extra(price, "price"), extra(stock, "stock"));
        });
  }

  // All policies at once

  @Test
  @DisplayName("wherever a call through all policies is cancelled, nothing is left of it")
  void cancelledInAllPoliciesAtEveryMoment() {
    during(
        REQUESTS_LEFT,
        "a call through all policies, which is cancelled",
        () -> EveryMoment.strike("cancelled", ServiceTest::cancelInAllPolicies));
  }

  private static void cancelInAllPolicies(EveryMoment moment) {
    var breaker = breaker(10, 5, 50);
    var bulkhead = new Bulkhead("prices", 1, 0);
    var service =
        new FakeService(_ -> {}, failure(DOWN), answer("a").after(150), answer("b").after(20));
    var call =
        service.through(
            new TimeLimit(millis(1000)),
            retry(3),
            bulkhead,
            breaker,
            hedge(),
            new TimeLimit(millis(300)));
    runStruck(
        () -> outcomeOf(call.call("ask")),
        task -> moment.pass(task::cancel),
        () -> {
          observed("calls in the bulkhead", bulkhead.inside()).suggests(PLACE_IS_LOST).shouldBe(0);
          observed("the breaker", breaker.state()).suggests(CANCELLED_IS_FAILURE).shouldBe(CLOSED);
          observed("the next call", outcomeOf(call.call("ask")))
              .shouldNotBe("the bulkhead of prices is full");
        });
  }

  // Readiness

  private static Readiness readiness() {
    return new Readiness(Map.of());
  }

  @Test
  @DisplayName("a service is ready if all that it needs is usable, and says what is not")
  void aNeedIsNotUsable() {
    boolean[] usable = {true, true};
    Map<String, BooleanSupplier> needs = new LinkedHashMap<>();
    needs.put("orders", () -> usable[0]);
    needs.put("accounts", () -> usable[1]);
    var readiness = new Readiness(needs);
    List<Report> reports = new ArrayList<>();
    reports.add(readiness.report());
    usable[1] = false;
    reports.add(readiness.report());
    usable[0] = false;
    reports.add(readiness.report());
    usable[1] = true;
    reports.add(readiness.report());

    observed(
            "why it is not ready: nothing, one need, both, the other one",
            reports.stream().map(Report::reasons).toList())
        .shouldBe(
            List.of(
                List.of(), List.of("accounts"), List.of("orders", "accounts"), List.of("orders")));
  }

  @Test
  @DisplayName("that it drains is the first of the reasons")
  void reasonsInOrder() {
    run(
        () -> {
          var readiness = new Readiness(Map.of("orders", () -> false));
          await(readiness.drain(Duration.ZERO));
          note(readiness.report().reasons() + "");
        });

    observed("why a draining service that lacks something is not ready", trace)
        .suggests(DRAINING_IS_READY, seen -> !seen.getFirst().contains("draining"))
        .shouldBe("[draining, orders]");
  }

  @Test
  @DisplayName("a service that is not ready still serves what comes")
  void notReadyButServing() {
    run(
        () -> {
          var readiness = new Readiness(Map.of("orders", () -> false));
          note(outcomeOf(readiness.serve(() -> "served")));
        });

    observed("a request to a service that lacks something", trace)
        .suggests(REFUSES_AT_ONCE, seen -> seen.contains("draining"))
        .shouldBe("served");
  }

  private Coroutine<String> request(Readiness readiness, long takes) {
    return async(
        () ->
            outcomeOf(
                readiness.serve(
                    () -> {
                      pause(takes);
                      return "served";
                    })));
  }

  @Test
  @DisplayName("a draining service is not ready; it serves until the notice is over, then refuses")
  void draining() {
    run(
        () -> {
          var readiness = readiness();
          note("ready: " + readiness.report().isReady());
          Task<Void> drain = createTask(readiness.drain(millis(100)));
          pause(50);
          note("not ready: " + readiness.report().reasons());
          at(await(request(readiness, 0)));
          await(drain);
          at("drained");
          at(await(request(readiness, 0)));
          note("not ready: " + readiness.report().reasons());
        });

    observed("a service that drains from 0 on, with a notice of 100 ms", trace)
        .suggests(DRAINING_IS_READY, seen -> seen.contains("not ready: []"))
        .suggests(REFUSES_AT_ONCE, seen -> seen.contains("draining at 50"))
        .suggests(NEVER_REFUSES, seen -> seen.contains("served at 100"))
        .shouldBe(
            "ready: true",
            "not ready: [draining]",
            "served at 50",
            "drained at 100",
            "draining at 100",
            "not ready: [draining]");
  }

  @Test
  @DisplayName("draining waits for the requests that are under way, and cancels none")
  void drainingWaits() {
    run(
        () -> {
          var readiness = readiness();
          await(request(readiness, 0));
          Task<Void> early = start("early", () -> at("early: " + await(request(readiness, 300))));
          pause(10);
          Task<Void> drain =
              start(
                  "drain",
                  () -> {
                    await(readiness.drain(millis(100)));
                    at("drained");
                  });
          pause(50);
          Task<Void> late = start("late", () -> at("late: " + await(request(readiness, 400))));
          pause(10);
          note("under way: " + readiness.underWay());
          await(gather(early, late, drain));
        });

    observed("a request until 300, one from 60 to 460, and a drain from 10 on", trace)
        .suggests(DRAIN_CUTS_OFF, seen -> !seen.getLast().equals("drained at 460"))
        .shouldBe("under way: 2", "early: served at 300", "late: served at 460", "drained at 460");
  }

  @Test
  @DisplayName("a request that failed or was cancelled is not under way any more")
  void failedRequestsEnd() {
    run(
        () -> {
          var readiness = readiness();
          outcomeOf(readiness.serve(ServiceTest::fails));
          Task<String> cancelled = createTask(request(readiness, 500));
          pause(10);
          note("under way: " + readiness.underWay());
          cancelled.cancel();
          ended(cancelled);
          note("under way: " + readiness.underWay());
        });

    observed("requests under way: while one is, and when it was cancelled", trace)
        .suggests(FAILED_STAYS, seen -> !seen.contains("under way: 0"))
        .shouldBe("under way: 1", "under way: 0");
  }

  @Test
  @DisplayName("a drain that is cancelled cancels no request, and the service stays not ready")
  void aCancelledDrain() {
    run(
        () -> {
          var readiness = readiness();
          Task<String> request = createTask(request(readiness, 300));
          pause(10);
          Task<Void> drain = createTask(readiness.drain(millis(100)));
          pause(150);
          drain.cancel();
          ended(drain);
          note("ready: " + readiness.report().isReady());
          at(await(request));
          await(readiness.drain(Duration.ZERO));
          at("drained");
        });

    observed("a drain that is cancelled at 160, with a request until 300", trace)
        .suggests(DRAINING_IS_READY, seen -> seen.getFirst().equals("ready: true"))
        .suggests(DRAIN_CUTS_OFF, seen -> !seen.contains("served at 300"))
        .shouldBe("ready: false", "served at 300", "drained at 300");
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    try (var loop = EventLoop.create(time, time)) {
      ServicesTwin.program(loop, trace::add);
    }

    Twin.expectSameAsCPython("services", trace.lines());
  }
}
