package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.gatherSettled;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.EveryMoment;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.4", part = 3, points = 5, seconds = 20)
@DisplayName("04.4 Web scraping, part 3: one load for all")
class SingleFlightTest extends ScrapingTests {

  static final Misconception EVERYONE_LOADS =
      Misconception.of(
          "everyone-loads",
          "who asks while the value is being loaded loads it again; keep what will bring the value,"
              + " not only the value");

  private static final Misconception LOADS_AGAIN =
      Misconception.of("nothing-is-kept", "the value is loaded again, though it was there");

  private static final Misconception FIRST_OWNS =
      Misconception.of(
          "first-asker-owns-the-load",
          "the one that asked first does the loading; if it is cancelled, the others have waited in"
              + " vain. Load in a task of its own");

  private static final Misconception AWAITING_CANCELS =
      Misconception.of(
          "awaiting-cancels",
          "who is cancelled while it waits cancels the load under the others; to await a task is to"
              + " cancel it with you, but for a wait or a shield");

  private static final Misconception FAILURE_IS_KEPT =
      Misconception.of(
          "failure-is-kept", "a load has failed, and who asks later gets the old failure");

  private static final Misconception LOAD_IS_NOBODYS =
      Misconception.of(
          "load-is-nobodys", "all who waited are gone, and the load goes on for nobody");

  private static final Misconception LEAVES_TOO_EARLY =
      Misconception.of(
          "leaves-a-task-behind",
          "the last one that waited cancels the load and leaves; the load may still clean up. Wait"
              + " until it is gone");

  private static final Misconception CANCELLED_IS_KEPT =
      Misconception.of(
          "cancelled-load-is-kept",
          "a load was cancelled, and who asks next gets its CancelledError");

  private static final Misconception ONE_AT_A_TIME =
      Misconception.of("one-load-at-a-time", "a value waits for the load of another key's value");

  /** Loads a key's value after a time, and notes it. */
  private final Map<String, Integer> loads = new HashMap<>();

  private SingleFlight<String, String> loading(long millis) {
    return new SingleFlight<>(
        key ->
            async(
                () -> {
                  int number = loads.merge(key, 1, Integer::sum);
                  try {
                    pause(millis);
                  } finally {
                    at("load " + number + " of " + key + " ended");
                  }
                  return key + number;
                }));
  }

  /** A task that asks for a value and notes what it got. */
  private Task<Void> asker(String name, SingleFlight<String, String> flight, String key) {
    return start(
        name,
        () -> {
          try {
            String value = await(flight.get(key));
            at(name + " got " + value);
          } catch (CancelledError cancelled) {
            at(name + " cancelled");
            throw cancelled;
          } catch (IllegalStateException failure) {
            at(name + " failed by " + failure.getMessage());
          }
        });
  }

  @Test
  @DisplayName("thirty-two ask at once, and the value is loaded once")
  void oneLoadForAll() {
    runOrName(
        EVERYONE_LOADS,
        "asking for a value 32 times at once",
        () -> {
          var flight = loading(100);
          List<Coroutine<String>> asked =
              IntStream.range(0, 32).mapToObj(_ -> flight.get("a")).toList();
          note(String.join(" ", Set.copyOf(await(gather(asked)))));
        });

    observed("32 values, which take 100 ms", trace)
        .suggests(EVERYONE_LOADS)
        .shouldBe("load 1 of a ended at 100", "a1");
  }

  @Test
  @DisplayName("a value that is there comes without waiting")
  void aValueIsKept() {
    run(
        () -> {
          var flight = loading(100);
          note(await(flight.get("a")));
          var other = new AtomicInteger();
          EventLoop.running().callSoon(other::incrementAndGet);
          note(await(flight.get("a")));
          note("callbacks meanwhile: " + other);
        });

    observed("a value that is asked for twice", trace)
        .suggests(LOADS_AGAIN)
        .shouldBe("load 1 of a ended at 100", "a1", "a1", "callbacks meanwhile: 0");
  }

  @Test
  @DisplayName("the values of two keys are loaded at the same time")
  void twoKeys() {
    runOrName(
        ONE_AT_A_TIME,
        "asking for the values of two keys at once",
        () -> {
          var flight = loading(100);
          await(gather(flight.get("a"), flight.get("b")));
        });

    observed("the loads of a and b, 100 ms each", trace)
        .suggests(ONE_AT_A_TIME)
        .shouldBe("load 1 of a ended at 100", "load 1 of b ended at 100");
  }

  @Test
  @DisplayName("who asked first is cancelled, and the others get the value")
  void theFirstAskerIsCancelled() {
    askThreeAndCancel(0);

    observed("three ask, and the first is cancelled at 50", trace)
        .suggests(FIRST_OWNS)
        .shouldBe(
            "first cancelled at 50",
            "load 1 of a ended at 100",
            "second got a1 at 100",
            "third got a1 at 100");
  }

  @Test
  @DisplayName("who asked later is cancelled, and the others get the value")
  void aLaterAskerIsCancelled() {
    askThreeAndCancel(1);

    observed("three ask, and the second is cancelled at 50", trace)
        .suggests(AWAITING_CANCELS)
        .shouldBe(
            "second cancelled at 50",
            "load 1 of a ended at 100",
            "first got a1 at 100",
            "third got a1 at 100");
  }

  private void askThreeAndCancel(int which) {
    runOrName(
        AWAITING_CANCELS,
        "cancelling one of three that wait for a value",
        () -> {
          var flight = loading(100);
          List<Task<Void>> askers =
              Stream.of("first", "second", "third").map(name -> asker(name, flight, "a")).toList();
          pause(50);
          askers.get(which).cancel();
          await(gatherSettled(askers));
        });
  }

  @Test
  @DisplayName("all who wait are cancelled, and so is the load, until it is gone")
  void allAreCancelled() {
    var flight =
        new SingleFlight<String, String>(
            key ->
                async(
                    () -> {
                      int number = loads.merge(key, 1, Integer::sum);
                      try {
                        pause(1000);
                        return key + number;
                      } finally {
                        if (number == 1) {
                          pause(30);
                          at("cleaned up");
                        }
                      }
                    }));
    runOrName(
        CANCELLED_IS_KEPT,
        "asking again after a load was cancelled",
        () -> {
          List<Task<Void>> askers =
              Stream.of("first", "second").map(name -> asker(name, flight, "a")).toList();
          pause(50);
          askers.forEach(Task::cancel);
          Task<Void> again = asker("third", flight, "a");
          await(gatherSettled(askers));
          await(gatherSettled(List.of(again)));
        });

    observed("two ask and are cancelled at 50, and a third asks then", trace)
        .suggests(LOAD_IS_NOBODYS, seen -> !seen.contains("cleaned up at 80"))
        .suggests(LEAVES_TOO_EARLY, seen -> seen.indexOf("cleaned up at 80") > 1)
        .suggests(CANCELLED_IS_KEPT, seen -> seen.stream().anyMatch(s -> s.contains("third canc")))
        .suggests(CANCELLED_IS_KEPT)
        .shouldSatisfy(
            "the first is cancelled, the load cleans up, the second is cancelled, and the third"
                + " gets the value of another load at 1050",
            seen ->
                List.of("first cancelled at 50", "second cancelled at 80").equals(cancelled(seen))
                    && seen.contains("cleaned up at 80")
                    && seen.getLast().equals("third got a2 at 1050"));
  }

  private static List<String> cancelled(List<String> trace) {
    return trace.stream().filter(line -> line.contains("cancelled")).toList();
  }

  @Test
  @DisplayName("a failed load is told to all who wait, and who asks next has it loaded again")
  void aFailedLoad() {
    var flight =
        new SingleFlight<String, String>(
            key ->
                async(
                    () -> {
                      int number = loads.merge(key, 1, Integer::sum);
                      pause(100);
                      if (number == 1) {
                        throw new IllegalStateException("bad luck");
                      }
                      return key + number;
                    }));
    runOrName(
        FAILURE_IS_KEPT,
        "asking again after a failed load",
        () -> {
          await(gatherSettled(asker("first", flight, "a"), asker("second", flight, "a")));
          await(gatherSettled(List.of(asker("third", flight, "a"))));
        });

    observed("two ask for a value whose load fails, and later a third", trace)
        .suggests(FAILURE_IS_KEPT, seen -> seen.contains("third failed by bad luck at 100"))
        .suggests(EVERYONE_LOADS, seen -> seen.contains("second got a2 at 100"))
        .shouldBe(
            "first failed by bad luck at 100",
            "second failed by bad luck at 100",
            "third got a2 at 200");
  }

  @Test
  @DisplayName("wherever an asker is cancelled, the other gets the value, and no task is left")
  void cancelAnAskerAtEveryMoment() {
    during(
        AWAITING_CANCELS,
        "cancelling one of two that ask for a value",
        () -> EveryMoment.strike("cancelled", SingleFlightTest::strikeAnAsker));
  }

  private static void strikeAnAsker(EveryMoment moment) {
    var struck = new ArrayList<Task<?>>();
    var got = new ArrayList<String>();
    runStruck(
        _ -> moment.pass(() -> struck.forEach(Task::cancel)),
        () -> {
          var flight =
              new SingleFlight<String, String>(key -> sleep(millis(10), "value of " + key));
          struck.add(createTask(flight.get("a")));
          Task<String> other = createTask(flight.get("a"));
          await(gatherSettled(struck));
          got.add(await(other));
          got.add(await(flight.get("a")));
        });
    observed("what the others got", got).shouldBe("value of a", "value of a");
  }
}
