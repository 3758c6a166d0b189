package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.service.FakeService.Reply.answer;
import static asyncio.service.FakeService.Reply.failure;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.ExceptionGroup;
import asyncio.task.Future;
import asyncio.task.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.5", part = 6, points = 6, seconds = 6)
@DisplayName("04.5 Microservices, part 6: a gateway")
class GatewayTest extends ServiceTests {

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

  private static final Misconception SWALLOWS_CANCELLATION =
      Misconception.of(
          "swallows-the-cancellation",
          "the caller is cancelled, and gets an answer with fallbacks in place of it");

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
                  new Part.Extra<>("offer", GatewayTest::cannotBeMade, null)));
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
          Part<Duration> order = new Part.Mandatory<>("order", GatewayTest::whatIsLeft);
          Part<Duration> price = new Part.Extra<>("price", GatewayTest::whatIsLeft, null);
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
        .suggests(DeadlineTest.DEADLINE_GROWS, seen -> seen.contains("order 1 cancelled at 3000"))
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
              .suggests(HedgeTest.FAILURE_IN_A_GROUP, thrown -> thrown instanceof ExceptionGroup)
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
                  .suggests(
                      HedgeTest.FAILURE_IN_A_GROUP, failed -> failed instanceof ExceptionGroup)
                  .shouldThrow(ServiceError.class);
          observed("the failure", nameOf(thrown)).shouldBe("a");
          observed("what it has as suppressed", suppressedBy(thrown))
              .suggests(RetryTest.EARLIER_LOST, List::isEmpty)
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
        .suggests(CircuitBreakerTest.REQUESTS_LEFT, seen -> seen.getLast().endsWith("at 50"))
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
        CircuitBreakerTest.REQUESTS_LEFT,
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

  @Test
  @DisplayName("wherever a call through all policies is cancelled, nothing is left of it")
  void cancelledInAllPoliciesAtEveryMoment() {
    during(
        CircuitBreakerTest.REQUESTS_LEFT,
        "a call through all policies, which is cancelled",
        () -> EveryMoment.strike("cancelled", GatewayTest::cancelInAllPolicies));
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
          observed("calls in the bulkhead", bulkhead.inside())
              .suggests(BulkheadTest.PLACE_IS_LOST)
              .shouldBe(0);
          observed("the breaker", breaker.state())
              .suggests(CircuitBreakerTest.CANCELLED_IS_FAILURE)
              .shouldBe(CLOSED);
          observed("the next call", outcomeOf(call.call("ask")))
              .shouldNotBe("the bulkhead of prices is full");
        });
  }
}
