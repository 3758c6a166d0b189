package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.service.FakeService.Reply.answer;
import static asyncio.service.FakeService.Reply.failure;
import static java.util.stream.Collectors.joining;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.ExceptionGroup;
import asyncio.task.Future;
import asyncio.task.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
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

  private static final Misconception NULL_IS_NONE =
      Misconception.of(
          "null-is-no-answer",
          "a part that is null is taken for one that is missing; null is an answer as any other");

  private static final Misconception MADE_TWICE =
      Misconception.of(
          "part-is-made-twice",
          "the coroutine of a part is made more than once; to make it may cost something already");

  private static final Misconception LIMIT_FROM_THE_CALL =
      Misconception.of(
          "limit-counts-from-the-call",
          "the limit counts from when the coroutine was made; it may be awaited much later");

  private static final Misconception UNPACKS_ALL =
      Misconception.of(
          "unpacks-every-group",
          "what a part failed by is taken apart, since it is a group itself; only the group of the"
              + " gateway's own tasks is to go");

  private static final Misconception WRAPS_CHECKED =
      Misconception.of(
          "wraps-checked-failures",
          "a checked exception comes out inside of another one; a caller wants to catch the failure"
              + " itself");

  private static final Misconception OTHERS_LOST =
      Misconception.of(
          "other-failures-are-lost",
          "several mandatory parts have failed, and only one of the failures is told");

  private static final Misconception ONE_OTHER =
      Misconception.of(
          "notes-only-one-other", "of several further failures only one is noted on the first");

  private static final Misconception FIRST_OF_THE_LIST =
      Misconception.of(
          "first-of-the-list-is-told",
          "what comes out is the failure of the part that stands first, and not of the one that"
              + " failed first; the other failed only since it was cancelled");

  private static final Misconception SAME_NAME =
      Misconception.of(
          "names-may-be-the-same",
          "two parts have the same name, and one of them takes the place of the other without a"
              + " word");

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

  /** What was noted; which of the services that are asked first comes first is left open. */
  private List<String> askedInAnyOrder() {
    Predicate<String> isFirst = line -> line.contains(" 1 at ");
    var lines = trace.lines();
    return Stream.concat(
            lines.stream().takeWhile(isFirst).sorted(), lines.stream().dropWhile(isFirst))
        .toList();
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

    observed("parts that take 300, 100 and 200 ms", askedInAnyOrder())
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

    observed("an answer of which two extra parts fail", askedInAnyOrder())
        .suggests(EXTRA_ENDS_IT, seen -> seen.getLast().startsWith("down"))
        .shouldBe(
            "order 1 at 0",
            "price 1 at 0",
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
          List<Part<?>> parts =
              List.of(
                  extra(service(failure(new AssertionError("bug"))), "price"),
                  new Part.Extra<>("stock", () -> async(() -> await(never)), "no stock"),
                  new Part.Extra<>("offer", GatewayTest::cannotBeMade, null));
          note(outcomeOf(async(() -> noteAll(await(gateway.ask(parts))))));
        });

    observed(
            "parts that fail by an Error, by a future that was cancelled, and before they begin",
            trace)
        .suggests(
            ONLY_EXCEPTIONS,
            seen -> !seen.contains("price: bug") || !seen.contains("stock: nobody asked"))
        .shouldBe(
            "price 1 at 0",
            "no price, no stock, null",
            "price: bug",
            "stock: nobody asked",
            "offer: no offers",
            "answered");
  }

  /** In lines of their own, which are short enough to be told side by side. */
  private String noteAll(Answer answer) {
    note(answer.values().values().stream().map(String::valueOf).collect(joining(", ")));
    answer.degraded().forEach(part -> note(part.part() + ": " + nameOf(part.why())));
    return "answered";
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
  @DisplayName("nor are they if the reserve is just what is left")
  void justTheReserve() {
    run(
        () -> {
          var parts = List.of(extra(service(answer("7.90").after(100)), "price"));
          note(outcomeOf(Deadline.within(millis(200), () -> show(await(gateway.ask(parts))))));
        });

    observed("an extra part, a caller with 200 ms, and a reserve of 200", trace)
        .suggests(
            DeadlineTest.TRIES_WHEN_IT_IS_OVER, seen -> seen.contains("price 1 cancelled at 0"))
        .shouldBe("{price=no price} [price: TimeoutError]");
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
                      "an answer of which three mandatory parts fail in the same moment",
                      () ->
                          await(
                              gateway.ask(
                                  List.of(
                                      mandatory(service(failure(down("a"))), "order"),
                                      extra(service(failure(down("extra"))), "price"),
                                      mandatory(service(failure(down("b"))), "stock"),
                                      mandatory(service(failure(down("c"))), "user")))))
                  .suggests(
                      HedgeTest.FAILURE_IN_A_GROUP, failed -> failed instanceof ExceptionGroup)
                  .shouldThrow(ServiceError.class);
          observed("the failure", nameOf(thrown)).shouldBe("a");
          observed("what it has as suppressed", suppressedBy(thrown))
              .suggests(OTHERS_LOST, List::isEmpty)
              .suggests(ONE_OTHER, seen -> seen.size() == 1)
              .shouldBe(List.of("b", "c"));
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

  @Test
  @DisplayName("a part may be null, and that is an answer")
  void aPartIsNull() {
    run(
        () ->
            note(
                asked(
                    new Part.Mandatory<>("order", () -> async(() -> null)),
                    new Part.Extra<>("gift", () -> async(() -> null), "no gift"))));

    observed("parts that are null", trace)
        .suggests(NULL_IS_NONE, seen -> !seen.getFirst().equals("{order=null, gift=null} []"))
        .shouldBe("{order=null, gift=null} []");
  }

  @Test
  @DisplayName("each part is made once, whenever the gateway is asked")
  void eachPartIsMadeOnce() {
    run(
        () -> {
          List<String> made = new ArrayList<>();
          List<Part<?>> parts =
              List.of(
                  new Part.Mandatory<>("order", () -> making(made, "order")),
                  new Part.Extra<>("price", () -> making(made, "price"), "no price"));
          var answer = gateway.ask(parts);
          observed("parts that are made before the coroutine starts", made).shouldBeEmpty();
          await(answer);
          await(gateway.ask(parts));
          observed(
                  "how often each of two parts was made, when the gateway was asked twice",
                  made.stream().sorted().toList())
              .suggests(MADE_TWICE, seen -> seen.size() > 4)
              .shouldBe("order", "order", "price", "price");
        });
  }

  private static Coroutine<String> making(List<String> made, String name) {
    made.add(name);
    return async(() -> name);
  }

  @Test
  @DisplayName("the limit counts from the start of the coroutine, not from when it was made")
  void theLimitCountsFromTheStart() {
    run(
        () -> {
          var answer = gateway.ask(List.of(mandatory(service(answer("book").after(700)), "order")));
          pause(600);
          at(outcomeOf(async(() -> show(await(answer)))));
        });

    observed("a coroutine that is awaited 600 ms later, and has a limit of 1000 ms", trace)
        .suggests(LIMIT_FROM_THE_CALL, seen -> seen.getLast().equals("TimeoutError at 1000"))
        .shouldBe("order 1 at 600", "{order=book} [] at 1300");
  }

  @Test
  @DisplayName("the failure comes out as it is: also one that is checked, or is a group itself")
  void theFailureItself() {
    run(
        () -> {
          var reset = new IOException("reset");
          attempting(
                  "an answer of which a mandatory part fails by an IOException",
                  () -> await(gateway.ask(List.of(mandatory(service(failure(reset)), "order")))))
              .suggests(HedgeTest.FAILURE_IN_A_GROUP, thrown -> thrown instanceof ExceptionGroup)
              .suggests(WRAPS_CHECKED, thrown -> thrown.getCause() == reset)
              .shouldThrow(IOException.class);
          var group = new ExceptionGroup("of the part", List.of(DOWN));
          var thrown =
              attempting(
                      "an answer of which a mandatory part fails by a group of its own",
                      () ->
                          await(gateway.ask(List.of(mandatory(service(failure(group)), "order")))))
                  .suggests(UNPACKS_ALL, failure -> failure == DOWN)
                  .shouldThrow(ExceptionGroup.class);
          observed("what came out", nameOf(thrown))
              .suggests(HedgeTest.FAILURE_IN_A_GROUP)
              .shouldBe(nameOf(group));
        });
  }

  @Test
  @DisplayName("what comes out is what failed first; what the others failed by then is noted on it")
  void aPartFailsWhileItEnds() {
    run(
        () -> {
          var fails = mandatory(service(failure(down("first")).after(50)), "stock");
          Throwable thrown =
              attempting(
                      "an answer of which a mandatory part fails, and another when it is cancelled",
                      () ->
                          await(
                              gateway.ask(
                                  List.of(new Part.Mandatory<>("order", this::failsToEnd), fails))))
                  .suggests(
                      HedgeTest.FAILURE_IN_A_GROUP, failed -> failed instanceof ExceptionGroup)
                  .shouldThrow(ServiceError.class);
          observed("the failure", nameOf(thrown))
              .suggests(FIRST_OF_THE_LIST, seen -> seen.equals("clean-up"))
              .shouldBe("first");
          observed("what it has as suppressed", suppressedBy(thrown))
              .suggests(WAITS_FOR_ALL, _ -> time.now().toMillis() == 500)
              .suggests(SIBLINGS_RUN_ON, _ -> !trace.lines().contains("order cancelled"))
              .suggests(OTHERS_LOST, List::isEmpty)
              .shouldBe(List.of("clean-up"));
        });
  }

  private Coroutine<String> failsToEnd() {
    return async(
        () -> {
          try {
            pause(500);
          } catch (CancelledError cancelled) {
            note("order cancelled");
            throw down("clean-up");
          }
          return "book";
        });
  }

  @Test
  @DisplayName("a cancellation that nobody asked for is no failure; it comes out at the end")
  void aForeignCancellation() {
    run(
        () -> {
          var never = new Future<String>(EventLoop.running());
          never.cancel("nobody asked");
          at(
              asked(
                  new Part.Mandatory<>("order", () -> async(() -> await(never))),
                  mandatory(service(answer("one").after(100)), "stock")));
        });

    observed("a mandatory part that waits for what somebody else has cancelled", trace)
        .shouldBe("stock 1 at 0", "nobody asked at 100");
  }

  @Test
  @DisplayName("two parts of one name are refused, and none is asked for")
  void twoPartsOfOneName() {
    run(
        () ->
            attempting(
                    "an answer of two parts with the same name",
                    () ->
                        await(
                            gateway.ask(
                                List.of(
                                    mandatory(service(answer("book")), "order"),
                                    extra(service(answer("pen")), "order")))))
                .suggests(SAME_NAME, thrown -> thrown == null)
                .shouldThrow(IllegalArgumentException.class));

    observed("services that were asked", trace).suggests(SAME_NAME).shouldBeEmpty();
  }

  @Test
  @DisplayName("a limit may be longer than any clock can hold")
  void aVeryLongLimit() {
    run(
        () -> {
          pause(10);
          var patient = new Gateway(Duration.ofSeconds(Long.MAX_VALUE), millis(200));
          var parts =
              List.of(
                  mandatory(service(answer("book").after(100)), "order"),
                  extra(service(answer("7.90").after(100)), "price"));
          at(outcomeOf(async(() -> show(await(patient.ask(parts))))));
        });

    observed("an answer with the longest limit there is", askedInAnyOrder())
        .shouldBe("order 1 at 10", "price 1 at 10", "{order=book, price=7.90} [] at 110");
  }
}
