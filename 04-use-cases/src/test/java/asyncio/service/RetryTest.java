package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.service.FakeService.Reply.answer;
import static asyncio.service.FakeService.Reply.failure;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.service.ServiceError.Kind;
import asyncio.task.CancelledError;
import asyncio.task.Task;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.5", part = 2, points = 9, seconds = 6)
@DisplayName("04.5 Microservices, part 2: retries, with backoff and a budget")
class RetryTest extends ServiceTests {

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

  static final Misconception SPENDS_FOR_NOTHING =
      Misconception.of(
          "spends-for-nothing",
          "a retry is taken out of the budget and then not made; ask for it last");

  private static final Misconception EARLIER_LOST =
      Misconception.of(
          "earlier-failures-are-lost",
          "the last failure comes out alone; what the first attempts failed by is often the better"
              + " clue");

  static final Misconception SUPPRESSES_ITSELF =
      Misconception.of(
          "suppresses-itself",
          "the same exception comes twice, and Java refuses to add one to itself as suppressed");

  private static final Misconception CAP_AFTER_THE_DRAW =
      Misconception.of(
          "cap-after-the-draw",
          "the jitter draws from more than the cap, and what is over is cut; nearly all callers"
              + " then pause for exactly the cap");

  private static final Misconception BEYOND_ITS_MOST =
      Misconception.of(
          "adds-beyond-its-most",
          "a call adds its whole part to a budget that has room for less, which then holds more"
              + " than its most");

  private static final Misconception HINT_OVERFLOWS =
      Misconception.of(
          "hint-overflows",
          "a hint that came from elsewhere is calculated with as if it were a sensible one, and the"
              + " overflow comes out in place of the failure");

  private static final Misconception CUT_TO_MILLIS =
      Misconception.of(
          "pause-in-milliseconds",
          "the base is taken in whole milliseconds, and a shorter one is none at all");

  private static final Misconception AT_MOST_ONE =
      Misconception.of(
          "at-most-one-for-a-call", "a call that is to add more than one retry adds just one");

  private static final Misconception BUDGET_OVERFLOWS =
      Misconception.of(
          "budget-overflows",
          "the most is multiplied as an int, and a large budget is a small or a negative one");

  private static final Misconception BUDGET_OF_ANY_SIZE =
      Misconception.of(
          "budget-of-any-size", "a negative number is accepted, and a call takes from the budget");

  private static final Misconception NO_RETRY_BEFORE_THE_FIRST =
      Misconception.of(
          "retry-zero-has-a-pause",
          "there is a pause before retry 0 or less; who counts from zero should hear of it");

  private static final Misconception HINT_IS_CAPPED =
      Misconception.of(
          "hint-is-capped",
          "what the service asks for is cut at the backoff's cap, and it is asked sooner");

  private static final Misconception PAYS_AT_THE_CALL =
      Misconception.of(
          "retry-pays-at-the-call",
          "the budget is told of a call when its coroutine is made; that may never be awaited");

  private static final Misconception NOT_MADE_NOT_RETRIED =
      Misconception.of(
          "not-made-is-not-retried",
          "a request that throws before there is a coroutine has failed as any other, and is not"
              + " retried");

  private static final Misconception DRAWS_FOR_NOTHING =
      Misconception.of(
          "draws-for-nothing",
          "a pause is drawn, or a failure judged, although there is a reason already not to go on");

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

  @Test
  @DisplayName("the doubling is exact until it reaches the cap, whatever the base is")
  void theDoublingIsExact() {
    Duration cap = Duration.ofDays(36_500);
    for (long base : new long[] {1, 100_000_000, (1L << 40) - 1}) {
      var backoff = new Backoff(Duration.ofNanos(base), cap, LONGEST);
      for (int retry = 1; retry <= 200; retry++) {
        var doubled = BigInteger.valueOf(base).shiftLeft(retry - 1);
        observed(
                "nanoseconds of the longest pause before retry %d, from %d on"
                    .formatted(retry, base),
                backoff.pause(retry).toNanos())
            .suggests(OVERFLOWS, seen -> seen != 0 || backoff.pause(1).isPositive())
            .shouldBe(doubled.min(BigInteger.valueOf(cap.toNanos())).longValueExact());
      }
    }
  }

  @Test
  @DisplayName("at the cap, too, all of the pause is random")
  void randomUpToTheCap() {
    List<Duration> asked = new ArrayList<>();
    var backoff =
        new Backoff(
            millis(100),
            millis(2000),
            most -> {
              asked.add(most);
              return most;
            });
    backoff.pause(10);

    observed("what the jitter is asked for before retry 10, with a cap of 2000 ms", asked)
        .suggests(CAP_AFTER_THE_DRAW, seen -> seen.equals(List.of(millis(51_200))))
        .shouldBe(List.of(millis(2000)));
  }

  @Test
  @DisplayName("what a call adds beyond the most of a budget is lost, and the rest is not")
  void whatIsBeyondIsLost() {
    var budget = new RetryBudget(30, 1);
    List<Integer> retries = new ArrayList<>();
    retries.add(retriesIn(budget));
    callTimes(budget, 4);
    retries.add(retriesIn(budget));
    callTimes(budget, 3);
    retries.add(retriesIn(budget));

    observed(
            "retries of at most one at first, after four calls that add 30 hundredths, after three",
            retries)
        .suggests(BEYOND_ITS_MOST, seen -> seen.getLast() == 1)
        .shouldBe(List.of(1, 1, 0));
  }

  @Test
  @DisplayName("a cancellation that nobody asked for is not retried either")
  void aForeignCancellationIsNotRetried() {
    run(
        () -> {
          var call = service(failure(new CancelledError()), answer("well"));
          at(outcomeOf(call.through(retryOfAnything()).call("ask")));
        });

    observed("a request that ends by a CancelledError which came from elsewhere", trace)
        .suggests(RETRIES_CANCELLATION, seen -> seen.contains("ask 2 at 100"))
        .shouldBe("ask 1 at 0", "CancelledError at 0");
  }

  @Test
  @DisplayName("a hint may be longer than any clock can hold")
  void aVeryLongHint() {
    run(
        () -> {
          var busy =
              new ServiceError(
                  Kind.UNAVAILABLE, "busy", Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
          var call = service(failure(busy)).through(new TimeLimit(millis(500)), retry(3));
          at(outcomeOf(call.call("ask")));
        });

    observed("a failure with the longest hint there is, and a limit of 500 ms", trace)
        .suggests(HINT_OVERFLOWS, seen -> seen.getLast().contains("overflow"))
        .shouldBe("ask 1 at 0", "busy at 0");
  }

  @Test
  @DisplayName("a base may be a part of a millisecond")
  void aShortBase() {
    var backoff = new Backoff(Duration.ofNanos(1_500_000), millis(2000), LONGEST);
    var shortest = new Backoff(Duration.ofNanos(1), millis(2000), LONGEST);

    observed(
            "the longest pauses before the first retry, from 1.5 ms and from 1 ns on",
            List.of(backoff.pause(1), shortest.pause(1)))
        .suggests(CUT_TO_MILLIS, seen -> seen.equals(List.of(millis(1), millis(0))))
        .shouldBe(List.of(Duration.ofNanos(1_500_000), Duration.ofNanos(1)));
  }

  @Test
  @DisplayName("a call may add more than one retry")
  void moreThanOneForACall() {
    var budget = new RetryBudget(250, 10);
    List<Integer> retries = new ArrayList<>();
    retries.add(retriesIn(budget));
    callTimes(budget, 1);
    retries.add(retriesIn(budget));
    callTimes(budget, 1);
    retries.add(retriesIn(budget));

    observed("retries at first, and after each of two calls that add two and a half", retries)
        .suggests(AT_MOST_ONE, seen -> seen.get(1) == 1)
        .shouldBe(List.of(10, 2, 3));
  }

  @Test
  @DisplayName("a budget may be as large as there are numbers")
  void aVeryLargeBudget() {
    List<Boolean> retries = new ArrayList<>();
    for (int most : new int[] {30_000_000, 42_949_673, Integer.MAX_VALUE}) {
      var budget = new RetryBudget(Integer.MAX_VALUE, most);
      budget.called();
      retries.add(retriesIn(budget) == 1000);
    }

    observed("whether budgets of 30 million, 43 million and 2^31-1 hold a thousand", retries)
        .suggests(BUDGET_OVERFLOWS)
        .shouldBe(List.of(true, true, true));
  }

  @Test
  @DisplayName("budgets and retries of numbers out of their range are refused")
  void numbersOutOfRange() {
    for (int[] numbers : new int[][] {{-1, 1}, {1, -1}}) {
      attempting(
              "a budget of %d percent and at most %d".formatted(numbers[0], numbers[1]),
              () -> new RetryBudget(numbers[0], numbers[1]))
          .suggests(BUDGET_OF_ANY_SIZE, thrown -> thrown == null)
          .shouldThrow(IllegalArgumentException.class);
    }
    for (int retry : new int[] {0, -1, Integer.MIN_VALUE}) {
      attempting("the pause before retry " + retry, () -> BACKOFF.pause(retry))
          .suggests(NO_RETRY_BEFORE_THE_FIRST, thrown -> thrown == null)
          .shouldThrow(IllegalArgumentException.class);
    }
    observed("retries in a budget of nothing", retriesIn(new RetryBudget(0, 0))).shouldBe(0);
  }

  @Test
  @DisplayName("a hint counts in full, also where no pause is as long")
  void aHintOverTheCap() {
    run(
        () -> {
          var busy = new ServiceError(Kind.UNAVAILABLE, "busy", millis(5000));
          at(outcomeOf(service(failure(busy), answer("well")).through(retry(3)).call("ask")));
        });

    observed("a failure with a hint of 5 s, pauses from 100 ms on and a cap of 1 s", trace)
        .suggests(HINT_IS_CAPPED, seen -> seen.contains("ask 2 at 1100"))
        .suggests(HINT_IS_CAPPED, seen -> seen.contains("ask 2 at 1000"))
        .suggests(IGNORES_HINT, seen -> seen.contains("ask 2 at 100"))
        .suggests(ALL_AT_ONCE, seen -> seen.contains("ask 2 at 5000"))
        .shouldBe("ask 1 at 0", "ask 2 at 5100", "well at 5100");
  }

  @Test
  @DisplayName("a coroutine that never starts is no call, and adds nothing to the budget")
  void aCallThatNeverStarts() {
    run(
        () -> {
          var budget = new RetryBudget(100, 3);
          retriesIn(budget);
          var call =
              service(answer("well")).through(new Retry(3, BACKOFF, budget, Failures::isPassing));
          call.call("never").close();
          observed(
                  "retries in an empty budget, after a coroutine that was closed",
                  retriesIn(budget))
              .suggests(PAYS_AT_THE_CALL)
              .shouldBe(0);
          await(call.call("ask"));
          observed("retries in it after a call", retriesIn(budget)).shouldBe(1);
        });
  }

  @Test
  @DisplayName("a request that throws before there is a coroutine is retried as any other")
  void aRequestThatCannotBeMade() {
    run(
        () -> {
          var service = service(answer("well"));
          List<String> made = new ArrayList<>();
          Call<String, String> call =
              request -> {
                made.add(request);
                if (made.size() == 1) {
                  throw DOWN;
                }
                return service.call(request);
              };
          at(outcomeOf(call.through(retry(3)).call("ask")));
        });

    observed("a request that throws when it is made the first time", trace)
        .suggests(NOT_MADE_NOT_RETRIED, seen -> seen.equals(List.of("down at 0")))
        .shouldBe("ask 1 at 100", "well at 100");
  }

  @Test
  @DisplayName("the conditions are asked in their order, and none after the first that says no")
  void theOrderOfTheConditions() {
    run(
        () -> {
          var backoff =
              new Backoff(
                  millis(100),
                  millis(1000),
                  most -> {
                    note("draw");
                    return most;
                  });
          var policy =
              new Retry(
                  2,
                  backoff,
                  new RetryBudget(0, 0),
                  failure -> {
                    note("judge " + nameOf(failure));
                    return Failures.isPassing(failure);
                  });
          var wrong = new ServiceError(Kind.REFUSED, "wrong");
          outcomeOf(service(failure(wrong)).through(policy).call("wrong"));
          outcomeOf(service(failure(DOWN)).through(policy).call("down"));
          var once = new Retry(1, backoff, plenty(), policy.mayRetry());
          outcomeOf(service(failure(DOWN)).through(once).call("once"));
        });

    observed("failures: one not to retry, one without a budget, and one of the only attempt", trace)
        .suggests(DRAWS_FOR_NOTHING, RetryTest::asksOnForNothing)
        .shouldBe(
            "wrong 1 at 0", "judge wrong", "down 1 at 0", "judge down", "draw", "once 1 at 0");
  }

  /**
   * A pause is drawn before the failure is judged, or something is asked after the last attempt.
   */
  private static boolean asksOnForNothing(List<String> seen) {
    return IntStream.range(1, seen.size())
            .anyMatch(i -> seen.get(i - 1).equals("draw") && seen.get(i).startsWith("judge"))
        || !seen.getLast().startsWith("once");
  }

  @Test
  @DisplayName("an Error that ends a later attempt comes out as it is")
  void anErrorLater() {
    run(
        () -> {
          var call = service(failure(DOWN), failure(new AssertionError("bug")));
          Throwable thrown =
              attempting(
                      "a call whose second attempt ends by an AssertionError",
                      () -> await(call.through(retryOfAnything()).call("ask")))
                  .suggests(RETRIES_CANCELLATION, _ -> trace.lines().size() > 2)
                  .shouldThrow(AssertionError.class);
          observed("what it has as suppressed", suppressedBy(thrown)).shouldBe(List.of());
        });
  }
}
