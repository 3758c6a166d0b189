package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;
import static asyncio.service.FakeService.Reply.answer;
import static asyncio.service.FakeService.Reply.failure;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.service.FakeService.Reply;
import asyncio.service.ServiceError.Kind;
import asyncio.task.CancelledError;
import asyncio.task.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.5", part = 3, points = 9, seconds = 6)
@DisplayName("04.5 Microservices, part 3: a circuit breaker")
class CircuitBreakerTest extends ServiceTests {

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

  static final Misconception CANCELLED_IS_FAILURE =
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

  private static final Misconception ERROR_IS_AN_ANSWER =
      Misconception.of(
          "error-counts-as-an-answer",
          "a call that ended by an Error counts as if it had been answered; it says nothing about"
              + " the service, neither that it is well nor that it is not");

  private static final Misconception FOREIGN_CANCELLATION =
      Misconception.of(
          "foreign-cancellation-counts",
          "a cancellation counts as a failure if the caller did not ask for it; it is an Error as"
              + " any other, and says nothing about the service");

  private static final Misconception ONLY_A_FAILURE_OPENS =
      Misconception.of(
          "only-a-failure-opens",
          "the window is looked at only after a failure; but the call that makes up the minimum"
              + " may be answered, and too many have failed all the same");

  private static final Misconception THROWS_AT_THE_CALL =
      Misconception.of(
          "call-outside-of-the-try",
          "the next call may throw before there is a coroutine, and then nothing is counted, and a"
              + " probe keeps its place");

  private static final Misconception DECIDES_AT_THE_CALL =
      Misconception.of(
          "breaker-decides-at-the-call",
          "whether a call may pass is decided when its coroutine is made; that may be awaited much"
              + " later, or never");

  private static final Misconception TIME_IS_CUT =
      Misconception.of(
          "open-time-is-cut",
          "the time of being open is taken in whole seconds, and calculated with as if it could not"
              + " overflow");

  private static final Misconception ANY_SIZE =
      Misconception.of("window-of-any-size", "a window is made that can hold no call");

  static final Misconception REQUESTS_LEFT =
      Misconception.of(
          "requests-are-left",
          "the caller is cancelled, and a request of its own goes on without it");

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
  @DisplayName("an answer may open it, too: if it makes up the minimum")
  void anAnswerMayOpenIt() {
    run(
        () ->
            observed(
                    "a breaker of 50 percent that needs two calls, after x .",
                    statesAfter(breaker(4, 2, 50), "x."))
                .suggests(ONLY_A_FAILURE_OPENS, seen -> seen.getLast() == CLOSED)
                .shouldBe(List.of(CLOSED, OPEN)));
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
          await(sleep(Duration.ofNanos(300_000_001)));
          var refused =
              attempting(
                      "a call while it is open",
                      () -> await(service(answer("well")).through(breaker).call("ask")))
                  .suggests(ASKS_THOUGH_OPEN, _ -> !trace.lines().isEmpty())
                  .shouldThrow(BreakerOpen.class);
          observed(
                  "how long it is still open, 300.000001 ms after it opened for 1000",
                  refused.left())
              .shouldBe(Duration.ofNanos(699_999_999));
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
          List<BreakerState> answered = statesAfter(breaker, "..");
          observed(
                  "a breaker that needs two calls, after a good probe and then an answer", answered)
              .suggests(OPEN_FOR_EVER, seen -> seen.getFirst() == OPEN)
              .suggests(OLD_FAILURES_COUNT, seen -> seen.equals(List.of(CLOSED, OPEN)))
              .shouldBe(List.of(CLOSED, CLOSED));
          var other = breaker(4, 2, 50);
          trip(other);
          pause(1000);
          observed(
                  "a breaker that needs two calls, after a good probe and then x",
                  statesAfter(other, ".x"))
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
          note(breaker.state() + "");
          note(outcomeOf(call.call("next")));
        });

    observed("a probe that ends by an AssertionError, and the call after it", trace)
        .suggests(ERROR_IS_AN_ANSWER, seen -> seen.contains("CLOSED"))
        .suggests(PROBE_IS_LOST, seen -> !seen.contains("next 2 at 1000"))
        .shouldBe("probe 1 at 1000", "bug", "HALF_OPEN", "next 2 at 1000", "well");
  }

  /** The states of a breaker after a failure, a call that ends as is said, and a failure. */
  private List<BreakerState> statesWith(Throwable between) {
    var breaker = breaker(2, 2, 100);
    var call = service(failure(DOWN), failure(between), failure(DOWN)).through(breaker);
    List<BreakerState> states = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      outcomeOf(call.call("ask"));
      states.add(breaker.state());
    }
    return states;
  }

  @Test
  @DisplayName("a call that ends by an Error counts neither as an answer nor as a failure")
  void errorsDoNotCount() {
    run(
        () ->
            observed(
                    "a breaker of 100 percent and a window of 2, after x, an AssertionError, x",
                    statesWith(new AssertionError("bug")))
                .suggests(ERROR_IS_AN_ANSWER, seen -> seen.getLast() == CLOSED)
                .suggests(CANCELLED_IS_FAILURE, seen -> seen.get(1) == OPEN)
                .shouldBe(List.of(CLOSED, CLOSED, OPEN)));
  }

  @Test
  @DisplayName("nor does one whose cancellation nobody asked for")
  void foreignCancellationsDoNotCount() {
    run(
        () ->
            observed(
                    "a breaker of 100 percent and a window of 2, after x, a CancelledError that"
                        + " came from elsewhere, x",
                    statesWith(new CancelledError()))
                .suggests(FOREIGN_CANCELLATION, seen -> seen.get(1) == OPEN)
                .suggests(ERROR_IS_AN_ANSWER, seen -> seen.getLast() == CLOSED)
                .shouldBe(List.of(CLOSED, CLOSED, OPEN)));
  }

  @Test
  @DisplayName("a call that throws before there is a coroutine is a failure as any other")
  void callsThatCannotBeMade() {
    run(
        () -> {
          var breaker = breaker(2, 2, 50);
          Call<String, String> broken =
              _ -> {
                throw DOWN;
              };
          var call = broken.through(breaker);
          note(outcomeOf(async(() -> await(call.call("ask")))));
          note(outcomeOf(async(() -> await(call.call("ask")))));
          note(breaker.state() + "");
          trip(breaker);
          pause(1000);
          note(outcomeOf(async(() -> await(call.call("probe")))));
          pause(1000);
          note(outcomeOf(service(answer("well")).through(breaker).call("next")));
        });

    observed("two calls that throw when they are made, and a probe that does", trace)
        .suggests(
            THROWS_AT_THE_CALL, seen -> seen.contains("CLOSED") || !seen.getLast().equals("well"))
        .shouldBe("down", "down", "OPEN", "down", "next 1 at 2000", "well");
  }

  @Test
  @DisplayName("whether a call passes is decided when it starts, not when it is made")
  void decidedAtTheStart() {
    run(
        () -> {
          var breaker = breaker(2, 2, 50);
          var call = service(answer("well")).through(breaker);
          var madeWhileClosed = call.call("a");
          trip(breaker);
          var madeWhileOpen = call.call("b");
          note(outcomeOf(madeWhileClosed));
          pause(1000);
          note(outcomeOf(madeWhileOpen));
        });

    observed(
            "a call made while closed and awaited while open; one made while open and awaited"
                + " while half open",
            trace)
        .suggests(DECIDES_AT_THE_CALL)
        .shouldBe("the circuit breaker of prices is open", "b 1 at 1000", "well");
  }

  private List<BreakerState> statesWhenOpenFor(Duration openFor, long... pauses) {
    var breaker = new CircuitBreaker(new BreakerSettings("prices", 2, 2, 50, openFor));
    trip(breaker);
    List<BreakerState> states = new ArrayList<>();
    for (long millis : pauses) {
      pause(millis);
      states.add(breaker.state());
    }
    return states;
  }

  @Test
  @DisplayName("it is open for the settings' time, however short or long that is")
  void openForItsTime() {
    run(
        () -> {
          observed(
                  "a breaker that is open for 1500 ms, after 1499 and 1500",
                  statesWhenOpenFor(millis(1500), 1499, 1))
              .suggests(TIME_IS_CUT, seen -> seen.getFirst() != OPEN)
              .shouldBe(List.of(OPEN, BreakerState.HALF_OPEN));
          observed(
                  "one that is open for 300 years, which are more nanoseconds than a long holds",
                  statesWhenOpenFor(Duration.ofDays(300 * 365), 0, 1000))
              .suggests(TIME_IS_CUT)
              .shouldBe(List.of(OPEN, OPEN));
        });
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
        () -> EveryMoment.strike("cancelled", CircuitBreakerTest::cancelAProbe));
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

  @Test
  @DisplayName("a window holds at least one call")
  void aWindowOfNothing() {
    for (int size : new int[] {0, -1}) {
      attempting("a window of " + size, () -> new SlidingWindow(size))
          .suggests(ANY_SIZE, thrown -> thrown == null)
          .shouldThrow(IllegalArgumentException.class);
    }
    var one = new SlidingWindow(1);
    one.add(true);
    one.add(false);
    observed("failures of calls in a window of one", one.failures() + " of " + one.calls())
        .shouldBe("0 of 1");
  }
}
