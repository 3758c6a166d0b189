package asyncio.scrape;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.gatherSettled;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
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

@Grades(value = "04.4", part = 3, points = 5, seconds = 24)
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

  private static final Misconception NEVER_BEGUN_IS_KEPT =
      Misconception.of(
          "never-begun-load-is-kept",
          "a load that was cancelled before its first step stays, and all who ask get its"
              + " CancelledError; nothing of it ran, and so nothing of it cleaned up. Look at its"
              + " task");

  private static final Misconception FORGETS_ANOTHERS =
      Misconception.of(
          "forgets-another-load",
          "a load that was given up is gone, and takes out of the map what is there for its key by"
              + " now: another load; take out a load, not a key");

  private static final Misconception THROWS_A_VALUE_AWAY =
      Misconception.of(
          "throws-a-value-away",
          "the last one that waited is cancelled when the load has ended already, and its value is"
              + " thrown away; look whether the load is done");

  private static final Misconception SECOND_CANCELLATION_LEAVES =
      Misconception.of(
          "second-cancellation-leaves",
          "the last one that waited is cancelled once more while the load ends, and leaves it"
              + " behind");

  private static final Misconception SWALLOWS_THE_CANCELLATION =
      Misconception.of(
          "swallows-the-cancellation",
          "who was cancelled gets what the load ended with; a cancellation that was asked for has"
              + " to come out");

  private static final Misconception FAILURE_UNTIL_NOTICED =
      Misconception.of(
          "failure-until-noticed",
          "a failed load is forgotten when those who waited for it wake; who asks before that gets"
              + " its failure");

  private static final Misconception FORGOTTEN_BY_A_CALLBACK =
      Misconception.of(
          "forgotten-by-a-callback",
          "a failed load is forgotten by a done callback, which the loop runs an iteration later;"
              + " who asks before that gets its failure");

  private static final Misconception FAILURE_OF_NOBODY =
      Misconception.of(
          "failure-of-nobody",
          "a load fails when nobody waits for it any more, and that is reported as never retrieved;"
              + " who gave the load up has to look at what came of it");

  private static final Misconception WRAPPED =
      Misconception.of(
          "failure-is-wrapped",
          "what the load threw comes out inside of another exception, or as another one; whoever"
              + " catches it misses it");

  private static final Misconception COMPUTES_MEANWHILE =
      Misconception.of(
          "map-changes-meanwhile",
          "computeIfAbsent of a HashMap awaits inside, and the map changes meanwhile; there must be"
              + " no await in between");

  private static final Misconception NULL_IS_NOTHING =
      Misconception.of(
          "null-is-nothing",
          "a value that is null counts as one that is not there, and is loaded"
              + " again each time");

  private static final Misconception LOADS_EARLY =
      Misconception.of(
          "loads-before-it-runs",
          "the load begins as soon as somebody asks for a coroutine; nothing begins until that is"
              + " started");

  private static final Misconception SUSPENDS_ANYWAY =
      Misconception.of(
          "suspends-anyway",
          "the value is there, and who asks for it waits for the loop all the same");

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
          } catch (Throwable other) {
            at(name + " got " + other.getClass().getSimpleName());
            throw other;
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
          attempting(
                  "asking for a value 32 times at once",
                  () -> note(String.join(" ", Set.copyOf(await(gather(asked))))))
              .suggests(
                  COMPUTES_MEANWHILE, thrown -> thrown instanceof ConcurrentModificationException)
              .suggests(EVERYONE_LOADS)
              .shouldSucceed();
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
        .suggests(LOADS_AGAIN, seen -> seen.contains("a2"))
        .suggests(SUSPENDS_ANYWAY)
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
    run(
        () -> {
          List<Task<Void>> askers =
              Stream.of("first", "second").map(name -> asker(name, flight, "a")).toList();
          pause(50);
          askers.forEach(Task::cancel);
          Task<Void> again = asker("third", flight, "a");
          await(gatherSettled(askers));
          Task<Void> later = asker("fourth", flight, "a");
          await(gatherSettled(again, later));
        });

    observed("two ask and are cancelled at 50, a third asks then, and later a fourth", trace)
        .suggests(LOAD_IS_NOBODYS, seen -> !seen.contains("cleaned up at 80"))
        .suggests(LEAVES_TOO_EARLY, seen -> seen.indexOf("cleaned up at 80") > 1)
        .suggests(CANCELLED_IS_KEPT, seen -> seen.stream().anyMatch(s -> s.contains("third canc")))
        .suggests(FORGETS_ANOTHERS, seen -> seen.contains("fourth got a3 at 1080"))
        .shouldSatisfy(
            "the first is cancelled, the load cleans up, the second is cancelled, and the third"
                + " and the fourth get the value of another load at 1050",
            seen ->
                List.of("first cancelled at 50", "second cancelled at 80").equals(cancelled(seen))
                    && seen.contains("cleaned up at 80")
                    && seen.subList(seen.size() - 2, seen.size())
                        .equals(List.of("third got a2 at 1050", "fourth got a2 at 1050")));
  }

  @Test
  @DisplayName("a load that somebody else cancels is begun again by who asks next")
  void othersCancelTheLoad() {
    run(
        () -> {
          var flight = loading(100);
          List<Task<?>> others = allTasks();
          Task<Void> first = asker("first", flight, "a");
          EventLoop.running().callSoon(() -> cancelLoads(others, first));
          await(gatherSettled(List.of(first)));
          Task<Void> second = asker("second", flight, "a");
          pause(50);
          cancelLoads(others, second);
          await(gatherSettled(List.of(second)));
          await(gatherSettled(asker("third", flight, "a")));
        });

    observed(
            "three ask in turn; all other tasks are cancelled before the first one's load has"
                + " begun, and in the midst of the second one's",
            trace)
        .suggests(NEVER_BEGUN_IS_KEPT, seen -> seen.contains("second cancelled at 0"))
        .suggests(CANCELLED_IS_KEPT, seen -> seen.contains("third cancelled at 50"))
        .suggests(FIRST_OWNS, seen -> seen.contains("first got a1 at 100"))
        .shouldBe(
            "first cancelled at 0",
            "load 1 of a ended at 50",
            "second cancelled at 50",
            "load 2 of a ended at 150",
            "third got a2 at 150");
  }

  private static void cancelLoads(List<Task<?>> others, Task<?> asker) {
    allTasks().stream()
        .filter(task -> task != asker && !others.contains(task))
        .forEach(Task::cancel);
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
        .suggests(
            WRAPPED,
            seen -> seen.getFirst().startsWith("first") && !seen.getFirst().contains("bad luck"))
        .shouldBe(
            "first failed by bad luck at 100",
            "second failed by bad luck at 100",
            "third got a2 at 200");
  }

  @Test
  @DisplayName("a load that has ended when its last asker is cancelled is kept")
  void endedWhenCancelled() {
    runOrName(
        THROWS_A_VALUE_AWAY,
        "cancelling an asker when the load has ended",
        () -> {
          var loaded = new Future<String>(EventLoop.running());
          var flight =
              new SingleFlight<String, String>(
                  key ->
                      async(
                          () -> {
                            loads.merge(key, 1, Integer::sum);
                            await(loaded);
                            EventLoop.running().callSoon(() -> struck.forEach(Task::cancel));
                            return "a value";
                          }));
          struck.add(asker("first", flight, "a"));
          ticks(3);
          loaded.setResult("");
          await(gatherSettled(struck));
          note(await(flight.get("a")) + " by load " + loads.get("a"));
        });

    observed("the only asker is cancelled right after the load has ended, and another asks", trace)
        .suggests(THROWS_A_VALUE_AWAY, seen -> seen.getLast().endsWith("by load 2"))
        .shouldSatisfy("a value by load 1", seen -> seen.getLast().equals("a value by load 1"));
  }

  private final List<Task<?>> struck = new ArrayList<>();

  @Test
  @DisplayName("the last one waits for the load's end also if it is cancelled twice")
  void cancelledTwice() {
    var flight = cleaningUp("a value");
    runOrName(
        SECOND_CANCELLATION_LEAVES,
        "cancelling an asker twice",
        () -> {
          Task<Void> only = asker("only", flight, "a");
          pause(50);
          only.cancel();
          pause(10);
          only.cancel();
          await(gatherSettled(List.of(only)));
          pause(100);
        });

    observed("an asker is cancelled at 50 and 60, while the load cleans up", trace)
        .suggests(SECOND_CANCELLATION_LEAVES, seen -> seen.getFirst().startsWith("only cancelled"))
        .shouldSatisfy(
            "the load ends, and then the asker is cancelled",
            seen ->
                seen.size() == 2
                    && seen.getFirst().startsWith("ended")
                    && seen.getLast().startsWith("only cancelled"));
  }

  /** Takes 100 ms; cancelled, it takes 30 ms more, if nobody cancels it again, and has a value. */
  private SingleFlight<String, String> cleaningUp(String value) {
    return new SingleFlight<>(
        _ ->
            async(
                () -> {
                  try {
                    pause(100);
                  } catch (CancelledError refused) {
                    try {
                      pause(30);
                    } catch (CancelledError again) {
                      ticks(2);
                    }
                  }
                  at("ended");
                  return value;
                }));
  }

  @Test
  @DisplayName("who was cancelled gets its CancelledError, whatever the load ends with")
  void aLoadThatRefuses() {
    for (var flight : List.of(cleaningUp("a value"), failingWhenCancelled())) {
      runOrName(
          SWALLOWS_THE_CANCELLATION,
          "cancelling the only asker of a load that ends otherwise",
          () -> {
            Task<Void> only = asker("only", flight, "a");
            pause(50);
            only.cancel();
            await(gatherSettled(List.of(only)));
          });
    }

    observed(
            "an asker is cancelled after 50 ms, and the load ends 30 ms later with a value; and"
                + " once more, where it fails",
            trace)
        .suggests(SWALLOWS_THE_CANCELLATION, seen -> seen.contains("only got a value at 80"))
        .suggests(
            SWALLOWS_THE_CANCELLATION, seen -> seen.contains("only failed by bad luck at 130"))
        .shouldBe("ended at 80", "only cancelled at 80", "only cancelled at 130");
  }

  private static SingleFlight<String, String> failingWhenCancelled() {
    return new SingleFlight<>(
        _ ->
            async(
                () -> {
                  try {
                    return await(sleep(millis(100), "a value"));
                  } catch (CancelledError cancelled) {
                    throw new IllegalStateException("bad luck");
                  }
                }));
  }

  @Test
  @DisplayName("a failure that nobody is left to be told counts as retrieved")
  void aFailureOfNobody() {
    var reports = new ArrayList<String>();
    run(
        () -> {
          EventLoop.running().setExceptionHandler((_, context) -> reports.add(context.message()));
          Task<Void> only = asker("only", failingWhenCancelled(), "a");
          pause(50);
          only.cancel();
          await(gatherSettled(List.of(only)));
        });

    observed("what the loop's exception handler was told of a load that fails at the end", reports)
        .suggests(FAILURE_OF_NOBODY)
        .shouldBeEmpty();
  }

  @Test
  @DisplayName("who asks in the iteration in which a load fails has it loaded again")
  void askedWhenItFails() {
    askWhenItFails(() -> struck.add(asker("late", inQuestion, "a")));

    observed("one asks for a value whose load fails, and another in that iteration", trace)
        .suggests(FORGOTTEN_BY_A_CALLBACK, seen -> seen.contains("late failed by bad luck at 100"))
        .shouldSatisfy("the first fails, and the late one gets a2", SingleFlightTest::loadedAgain);
  }

  @Test
  @DisplayName("who asks before those who waited know that a load has failed has it loaded again")
  void askedBeforeTheyKnow() {
    askWhenItFails(
        () -> EventLoop.running().callSoon(() -> struck.add(asker("late", inQuestion, "a"))));

    observed("one asks for a value whose load fails, and another an iteration later", trace)
        .suggests(FAILURE_UNTIL_NOTICED, seen -> seen.contains("late failed by bad luck at 100"))
        .shouldSatisfy("the first fails, and the late one gets a2", SingleFlightTest::loadedAgain);
  }

  /** Asks once, of a load that asks once more and then fails. */
  private void askWhenItFails(Runnable askAgain) {
    inQuestion =
        new SingleFlight<>(
            key ->
                async(
                    () -> {
                      int number = loads.merge(key, 1, Integer::sum);
                      if (number == 1) {
                        pause(100);
                        askAgain.run();
                        throw new IllegalStateException("bad luck");
                      }
                      return key + number;
                    }));
    runOrName(
        FAILURE_UNTIL_NOTICED,
        "asking when a load has just failed",
        () -> {
          await(gatherSettled(List.of(asker("first", inQuestion, "a"))));
          await(gatherSettled(struck));
        });
  }

  private static boolean loadedAgain(List<String> seen) {
    return Set.copyOf(seen).equals(Set.of("first failed by bad luck at 100", "late got a2 at 100"));
  }

  private SingleFlight<String, String> inQuestion;

  @Test
  @DisplayName("a value may be null, and is kept like any other")
  void nullIsAValue() {
    run(
        () -> {
          var flight =
              new SingleFlight<String, String>(
                  key ->
                      async(
                          () -> {
                            loads.merge(key, 1, Integer::sum);
                            return null;
                          }));
          note(await(flight.get("a")) + ", " + await(flight.get("a")));
          note(loads.get("a") + " loads");
        });

    observed("a value that is null, asked for twice", trace)
        .suggests(NULL_IS_NOTHING, seen -> seen.contains("2 loads"))
        .shouldBe("null, null", "1 loads");
  }

  @Test
  @DisplayName("a load begins when the coroutine is started, and not before")
  void loadedOnceStarted() {
    run(
        () -> {
          Coroutine<String> asked = loading(10).get("a");
          ticks(2);
          note("loads: " + loads.size());
          note(await(asked));
        });

    observed("loads before a coroutine is awaited, and its value", trace)
        .suggests(LOADS_EARLY, seen -> seen.contains("loads: 1"))
        .shouldBe("loads: 0", "load 1 of a ended at 10", "a1");
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
