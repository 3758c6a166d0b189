package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.gatherSettled;
import static asyncio.service.FakeService.Reply.answer;
import static asyncio.service.FakeService.Reply.failure;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import asyncio.task.Task;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.5", part = 4, points = 2, seconds = 5)
@DisplayName("04.5 Microservices, part 4: a bulkhead")
class BulkheadTest extends ServiceTests {

  private static final Misconception ENDLESS_LINE =
      Misconception.of(
          "line-without-end",
          "whoever comes may wait; the line is to be refused beyond its length");

  private static final Misconception NOBODY_WAITS =
      Misconception.of(
          "nobody-may-wait", "who finds all places taken is refused though there is room to wait");

  private static final Misconception TOO_MANY_AT_ONCE =
      Misconception.of("too-many-at-once", "more calls are under way than may be");

  static final Misconception PLACE_IS_LOST =
      Misconception.of(
          "place-is-lost",
          "a call that fails or is cancelled, under way or in the line, keeps its place for ever");

  private static final Misconception PROMISED_STILL_WAITS =
      Misconception.of(
          "promised-place-still-waits",
          "one has left, and its place is promised to the first in the line, who counts as waiting"
              + " until it runs; a newcomer is refused though there is room");

  private static final Misconception FOR_EACH_CALL =
      Misconception.of(
          "places-for-each-call",
          "each call around which the bulkhead stands has places of its own; there are so many in"
              + " all");

  private static final Misconception BEFORE_ITS_TURN =
      Misconception.of(
          "calls-before-its-turn",
          "the next call is made while this one still waits in line; it may decide something then,"
              + " or cost something");

  private static final Misconception SUM_OVERFLOWS =
      Misconception.of(
          "sum-overflows",
          "the two numbers are added as ints, and a line as long as may be is one of negative"
              + " length");

  private static final Misconception GETS_AHEAD =
      Misconception.of(
          "newcomer-gets-ahead",
          "who has to wait joins the line only later, and a newcomer gets its place meanwhile");

  private static final Misconception ANY_NUMBER =
      Misconception.of(
          "bulkhead-of-any-size", "a number is accepted by which no call could ever pass, or wait");

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
        () -> EveryMoment.strike("cancelled", BulkheadTest::cancelInABulkhead));
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

  @Test
  @DisplayName("one bulkhead around several calls has its places for all of them together")
  void onePolicyAroundSeveralCalls() {
    run(
        () -> {
          var bulkhead = new Bulkhead("shop", 1, 2);
          var prices = service(answer("7.90").after(100)).through(bulkhead);
          var stock = service(answer("one").after(100)).through(bulkhead);
          await(
              gather(
                  async(() -> at("old price: " + outcomeOf(prices.call("price")))),
                  async(() -> at("new price: " + outcomeOf(prices.call("price")))),
                  async(() -> at("stock: " + outcomeOf(stock.call("stock")))),
                  async(() -> at("more stock: " + outcomeOf(stock.call("stock"))))));
        });

    observed("two calls each of two services, where one may pass and two may wait in all", trace)
        .suggests(TOO_MANY_AT_ONCE, seen -> seen.contains("price 2 at 0"))
        .suggests(FOR_EACH_CALL, seen -> seen.contains("stock 1 at 0"))
        .shouldBe(
            "price 1 at 0",
            "more stock: the bulkhead of shop is full at 0",
            "old price: 7.90 at 100",
            "price 2 at 100",
            "new price: 7.90 at 200",
            "stock 1 at 200",
            "stock: one at 300");
  }

  @Test
  @DisplayName("the next call is made when the turn has come, and its failure leaves the place")
  void madeWhenItsTurnHasCome() {
    run(
        () -> {
          Call<String, String> service = service(answer("well").after(100));
          Call<String, String> next =
              request -> {
                at("make " + request);
                if (request.equals("b")) {
                  throw DOWN;
                }
                return service.call(request);
              };
          callAll(next.through(new Bulkhead("prices", 1, 2)), "a", "b", "c");
        });

    observed("when the coroutines of three calls are made; the second cannot be made", trace)
        .suggests(TOO_MANY_AT_ONCE, seen -> seen.contains("c 2 at 0"))
        .suggests(BEFORE_ITS_TURN, seen -> seen.contains("make c at 0"))
        .suggests(
            PLACE_IS_LOST,
            seen -> seen.contains("b: down at 100") && !seen.contains("make c at 100"))
        .shouldBe(
            "make a at 0",
            "a 1 at 0",
            "a: well at 100",
            "make b at 100",
            "b: down at 100",
            "make c at 100",
            "c 2 at 100",
            "c: well at 200");
  }

  @Test
  @DisplayName("the line may be as long as there are numbers")
  void aVeryLongLine() {
    run(
        () ->
            callAll(
                service(answer("well").after(100))
                    .through(new Bulkhead("prices", 1, Integer.MAX_VALUE)),
                "a",
                "b"));

    observed("two calls, where one may pass and 2^31-1 may wait", trace)
        .suggests(SUM_OVERFLOWS, seen -> seen.contains("a: the bulkhead of prices is full at 0"))
        .shouldBe("a 1 at 0", "a: well at 100", "b 2 at 100", "b: well at 200");
  }

  @Test
  @DisplayName("who comes while a place gets free is behind those who came before")
  void nobodyGetsAhead() {
    run(
        () -> {
          var gate = new Future<String>(EventLoop.running());
          Call<String, String> service =
              request ->
                  async(
                      () -> {
                        note(request);
                        return request.equals("first") ? await(gate) : request;
                      });
          var call = service.through(new Bulkhead("prices", 1, 2));
          Task<String> first = createTask(call.call("first"));
          pause(10);
          Task<String> second = createTask(call.call("second"));
          gate.setResult("first");
          Task<String> third = createTask(call.call("third"));
          await(gather(first, second, third));
        });

    observed("one call ends between the coming of a second and a third one", trace)
        .suggests(GETS_AHEAD, seen -> seen.equals(List.of("first", "third", "second")))
        .shouldBe("first", "second", "third");
  }

  @Test
  @DisplayName("a bulkhead of numbers out of their range is refused")
  void aBulkheadOutOfRange() {
    for (int[] numbers : new int[][] {{0, 1}, {-1, 1}, {1, -1}}) {
      attempting(
              "a bulkhead by which %d may pass and %d may wait".formatted(numbers[0], numbers[1]),
              () -> new Bulkhead("prices", numbers[0], numbers[1]))
          .suggests(ANY_NUMBER, thrown -> thrown == null)
          .shouldThrow(IllegalArgumentException.class);
    }
  }
}
