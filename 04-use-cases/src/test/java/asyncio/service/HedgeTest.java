package asyncio.service;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.service.FakeService.Reply.answer;
import static asyncio.service.FakeService.Reply.failure;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.CancelledError;
import asyncio.task.ExceptionGroup;
import asyncio.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.5", part = 5, points = 5, seconds = 5)
@DisplayName("04.5 Microservices, part 5: hedged requests")
class HedgeTest extends ServiceTests {

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

  private static final Misconception GIVES_UP_WITHOUT_BUDGET =
      Misconception.of(
          "gives-up-without-budget",
          "there is no budget for a second request, and the first is given up; it goes on alone");

  private static final Misconception NOTES_EXCEPTIONS =
      Misconception.of(
          "notes-only-exceptions", "both fail, and the second's failure is lost if it is an Error");

  private static final Misconception FOREIGN_CANCELLATION =
      Misconception.of(
          "cancelled-request-ends-it",
          "a request ends by a cancellation that nobody asked for, and so does the call, though the"
              + " other request may still be answered");

  private static final Misconception MADE_OUTSIDE =
      Misconception.of(
          "request-is-made-outside",
          "the second request fails before there is a coroutine, and so does the call, though the"
              + " first may still be answered");

  private static final Misconception PAYS_AT_THE_CALL =
      Misconception.of(
          "hedge-pays-at-the-call",
          "the budget is told of a call when its coroutine is made; that may never be awaited");

  static final Misconception FAILURE_IN_A_GROUP =
      Misconception.of(
          "failure-in-a-group",
          "what a mandatory part failed by comes out inside of a group; a caller wants to catch the"
              + " failure itself");

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
              .suggests(RetryTest.SUPPRESSES_ITSELF, IllegalArgumentException.class::isInstance)
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
              .suggests(RetryTest.SPENDS_FOR_NOTHING)
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
        .suggests(CircuitBreakerTest.REQUESTS_LEFT, seen -> !seen.getLast().equals("ended at 180"))
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
        CircuitBreakerTest.REQUESTS_LEFT,
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

  @Test
  @DisplayName("if the budget does not allow a second request, the first goes on alone")
  void withoutBudgetTheFirstGoesOn() {
    run(
        () -> {
          var hedge = new Hedge(millis(100), new RetryBudget(0, 0));
          at(outcomeOf(service(answer("slow").after(200)).through(hedge).call("ask")));
          at(outcomeOf(service(failure(DOWN).after(200)).through(hedge).call("bad")));
        });

    observed("a slow answer, and then a slow failure, without a budget for a second request", trace)
        .suggests(GIVES_UP_WITHOUT_BUDGET, seen -> seen.contains("ask 1 cancelled at 100"))
        .suggests(HEDGE_WITHOUT_BUDGET, seen -> seen.contains("ask 2 at 100"))
        .shouldBe("ask 1 at 0", "slow at 200", "bad 1 at 200", "down at 400");
  }

  @Test
  @DisplayName("of two failures both are told, whether they are Errors or not")
  void bothFailBySomeError() {
    run(
        () -> {
          var bug = failure(new AssertionError("bug"));
          var down = failure(down("down"));
          for (var replies : List.of(List.of(bug, down), List.of(down, bug))) {
            var call =
                service(replies.getFirst().after(200), replies.getLast().after(50))
                    .through(hedge());
            Throwable thrown =
                attempting(
                        "a call of which both requests fail, one of them by an AssertionError",
                        () -> await(call.call("ask")))
                    .suggests(FAILURE_IN_A_GROUP, failure -> failure instanceof ExceptionGroup)
                    .shouldThrow(Throwable.class);
            observed(
                    "the failure, and what it has as suppressed",
                    Stream.concat(Stream.of(nameOf(thrown)), suppressedBy(thrown).stream())
                        .toList())
                .suggests(
                    FIRST_FAILURE_ENDS,
                    seen -> seen.getFirst().equals(nameOf(replies.getLast().failure())))
                .suggests(NOTES_EXCEPTIONS, seen -> seen.equals(List.of("down")))
                .suggests(ONE_FAILURE_LOST, seen -> seen.size() == 1)
                .shouldBe(
                    List.of(
                        nameOf(replies.getFirst().failure()), nameOf(replies.getLast().failure())));
          }
        });
  }

  @Test
  @DisplayName("a request that ends by a cancellation which nobody asked for has failed")
  void aForeignCancellationOfARequest() {
    run(
        () -> {
          var foreign = new CancelledError("nobody asked");
          var call = service(failure(foreign).after(120), answer("well").after(50));
          at(outcomeOf(call.through(hedge()).call("ask")));
        });

    observed(
            "a request that ends by a foreign cancellation at 120, and one that is answered", trace)
        .suggests(FOREIGN_CANCELLATION, seen -> seen.getLast().endsWith(" 120"))
        .shouldBe("ask 1 at 0", "ask 2 at 100", "well at 150");
  }

  @Test
  @DisplayName("a second request that throws before there is a coroutine leaves it to the first")
  void aSecondRequestThatCannotBeMade() {
    run(
        () -> {
          var service = service(answer("well").after(200));
          boolean[] asked = {false};
          Call<String, String> once =
              request -> {
                if (asked[0]) {
                  throw DOWN;
                }
                asked[0] = true;
                return service.call(request);
              };
          at(outcomeOf(once.through(hedge()).call("ask")));
        });

    observed("an answer after 200 ms; the second request throws when it is made", trace)
        .suggests(MADE_OUTSIDE, seen -> seen.contains("down at 100"))
        .suggests(MADE_OUTSIDE, seen -> seen.contains("ask 1 cancelled at 100"))
        .shouldBe("ask 1 at 0", "well at 200");
  }

  @Test
  @DisplayName("a hedged call that never starts is none, and adds nothing to the budget")
  void aHedgeThatNeverStarts() {
    run(
        () -> {
          var budget = new RetryBudget(100, 3);
          retriesIn(budget);
          var call = service(answer("well")).through(new Hedge(millis(100), budget));
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
  @DisplayName("the time for the first answer may be longer than any clock can hold")
  void aVeryLongTime() {
    run(
        () -> {
          pause(10);
          var hedge = new Hedge(Duration.ofSeconds(Long.MAX_VALUE), plenty());
          at(outcomeOf(service(answer("well").after(200)).through(hedge).call("ask")));
        });

    observed("an answer after 200 ms, and the longest time to wait for it", trace)
        .shouldBe("ask 1 at 10", "well at 210");
  }
}
