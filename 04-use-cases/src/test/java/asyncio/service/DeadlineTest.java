package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.service.FakeService.Reply.answer;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.5", points = 6, seconds = 5)
@DisplayName("04.5 Microservices, part 1: deadlines")
class DeadlineTest extends ServiceTests {

  static final Misconception DEADLINE_GROWS =
      Misconception.of(
          "deadline-grows",
          "whoever is called sets a later deadline than its caller has, and goes on when nobody"
              + " waits for the answer any more; a deadline only ever comes closer");

  static final Misconception TRIES_WHEN_IT_IS_OVER =
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

  private static final Misconception STARTS_AT_THE_CALL =
      Misconception.of(
          "deadline-starts-at-the-call",
          "the limit counts from when the coroutine was made; it may be awaited much later");

  private static final Misconception OF_ITS_MAKER =
      Misconception.of(
          "deadline-of-its-maker",
          "the deadline that there is already is looked up where the coroutine is made; it counts"
              + " where it runs");

  private static final Misconception NO_NUMBER_NO_LIMIT =
      Misconception.of(
          "no-number-is-no-limit",
          "a request that came without a number may take as long as it likes, though it is part of"
              + " one that has a deadline");

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
          note(outcomeOf(Deadline.within(millis(50), ServiceTests::fails)));
          noteLeft();
          note(outcomeOf(Deadline.within(millis(50), () -> sleepFor(100))));
          noteLeft();
        });

    observed("what is left after a part that answered, one that failed, one that was slow", trace)
        .suggests(DEADLINE_STAYS, seen -> !seen.contains("left: no limit"))
        .suggests(DEADLINE_STAYS, seen -> !seen.get(2).equals("left: no limit"))
        .shouldBe("left: no limit", "down", "left: no limit", "TimeoutError", "left: no limit");
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

  @Test
  @DisplayName("a limit counts from the start of the coroutine, not from when it was made")
  void aLimitCountsFromTheStart() {
    run(
        () -> {
          var work = Deadline.within(millis(100), this::noteLeft);
          pause(80);
          await(work);
        });

    observed("what is left of 100 ms in a coroutine that is awaited 80 ms later", trace)
        .suggests(STARTS_AT_THE_CALL, seen -> seen.contains("left: 20"))
        .shouldBe("left: 100");
  }

  @Test
  @DisplayName("the caller's deadline is that of who awaits the coroutine, not of who made it")
  void theDeadlineOfWhoAwaits() {
    run(
        () -> {
          var madeOutside = Deadline.within(millis(900), this::noteLeft);
          await(Deadline.within(millis(300), () -> await(madeOutside)));
          var madeInside =
              await(
                  Deadline.within(
                      millis(300), () -> List.of(Deadline.within(millis(900), this::noteLeft))));
          await(madeInside.getFirst());
        });

    observed(
            "what is left of 900 ms, made outside of 300 ms and awaited inside; and the reverse",
            trace)
        .suggests(OF_ITS_MAKER, seen -> seen.equals(List.of("left: 900", "left: 300")))
        .suggests(DEADLINE_GROWS, seen -> seen.equals(List.of("left: 900", "left: 900")))
        .shouldBe("left: 300", "left: 900");
  }

  @Test
  @DisplayName("a request without a number has the deadline that there is already")
  void receivedWithoutANumber() {
    run(
        () ->
            await(
                Deadline.within(
                    millis(300),
                    () ->
                        await(
                            Deadline.received(
                                OptionalLong.empty(),
                                () -> {
                                  noteLeft();
                                  return await(Deadline.within(millis(900), this::noteLeft));
                                })))));

    observed("what is left inside of 300 ms, in a request without a number", trace)
        .suggests(NO_NUMBER_NO_LIMIT, seen -> !seen.getFirst().equals("left: 300"))
        .suggests(DEADLINE_GROWS, seen -> seen.getLast().equals("left: 900"))
        .shouldBe("left: 300", "left: 300");
  }

  @Test
  @DisplayName("a limit may be negative, or longer than any clock can hold")
  void limitsOfAnyLength() {
    run(
        () -> {
          pause(10);
          note(outcomeOf(Deadline.within(Duration.ofSeconds(Long.MAX_VALUE), () -> "worked")));
          note(outcomeOf(Deadline.within(Duration.ofSeconds(Long.MIN_VALUE), () -> "began")));
        });

    observed("work with the longest limit there is, and with the shortest", trace)
        .suggests(TRIES_WHEN_IT_IS_OVER, seen -> seen.contains("began"))
        .shouldBe("worked", "TimeoutError");
  }
}
