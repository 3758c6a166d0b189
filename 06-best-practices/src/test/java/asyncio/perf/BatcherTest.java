package asyncio.perf;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Settled;
import asyncio.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.4", part = 2, points = 10, seconds = 10)
@DisplayName("06.4 Performance, part 2: many calls become one")
class BatcherTest extends PerfTests {

  private static final Misconception CALL_FOR_EACH_KEY =
      Misconception.of(
          "call-for-each-key",
          "each key is a call of its own; the batch is there for one call for all of them");

  private static final Misconception GOES_OFF_AT_ONCE =
      Misconception.of(
          "goes-off-at-once",
          "the batch was closed in the iteration in which it was opened, and who asks later in the"
              + " same iteration comes too late");

  private static final Misconception ASKS_TWICE =
      Misconception.of(
          "asks-twice-for-a-key", "a key that two asked for is in the call twice; once is enough");

  private static final Misconception SHARES_A_FUTURE =
      Misconception.of(
          "shares-a-future",
          "two who ask for the same key have the same future, and one that gives up cancels it for"
              + " the other");

  private static final Misconception CANCELLED_KEY_IS_LOADED =
      Misconception.of(
          "cancelled-key-is-loaded",
          "all who asked for a key gave up while the batch was open, and it is loaded all the"
              + " same");

  private static final Misconception EMPTY_CALL =
      Misconception.of("empty-batch-calls", "no key is left in the batch, and a call is made");

  private static final Misconception CANCELLED_COUNTS =
      Misconception.of(
          "cancelled-key-counts",
          "a key that nobody waits for any more takes a place in the batch, which goes off early");

  private static final Misconception NO_LIMIT =
      Misconception.of(
          "batch-without-limit", "the batch has as many keys as it may have, and stays open");

  private static final Misconception OLD_PATIENCE =
      Misconception.of(
          "old-patience-closes-the-next",
          "the batch went off because it was full, and its timer goes off all the same: it closes"
              + " the next batch early, or calls once more; cancel it");

  private static final Misconception LOSES_THE_ORDER =
      Misconception.of(
          "loses-the-order",
          "the keys are in another order than that in which they were first asked for");

  private static final Misconception CANCELLED_KEY_FAILS =
      Misconception.of(
          "cancelled-key-fails",
          "it is said of a key that it was cancelled, and its future has failed");

  private static final Misconception NULL_IS_NO_VALUE =
      Misconception.of(
          "null-is-no-value",
          "null is what was said of the key; nothing is said of a key that is not in the map");

  private static final Misconception CALLS_OUTSIDE =
      Misconception.of(
          "calls-outside-of-the-task",
          "loadAll was called outside of the task of the batch; what it throws reaches nobody"
              + " who waits");

  private static final Misconception STOPS =
      Misconception.of(
          "stops-when-nobody-waits",
          "the call was under way, and was cancelled because nobody waits for it any more");

  private static final Misconception BEFORE_IT_BEGINS =
      Misconception.of(
          "cancelled-before-it-begins",
          "the task was cancelled before its first step, so that its body never ran, and told"
              + " nobody; a done callback would have");

  private static final Misconception EACH_KEY_BEGINS_ANEW =
      Misconception.of(
          "each-key-begins-anew",
          "each key moves the end of the batch; if keys keep coming, the first waits for ever");

  private static final Misconception ONE_FAILS_ALL =
      Misconception.of(
          "one-key-fails-all", "one key has failed, and who asked for others gets the failure");

  private static final Misconception MISSING_KEY_WAITS =
      Misconception.of(
          "missing-key-waits",
          "nothing was said of a key, and who asked for it waits for ever, or gets null");

  private static final Misconception FAILURE_IS_LOST =
      Misconception.of(
          "failed-call-tells-nobody", "the call has failed, and those who wait are not told");

  private static final Misconception CANCELLED_CALL_IS_LOST =
      Misconception.of(
          "cancelled-call-tells-nobody",
          "the call was cancelled, and those who wait are not: they wait for ever, or failed");

  private static final Misconception ONE_AT_A_TIME =
      Misconception.of(
          "one-batch-at-a-time", "a batch waits until the one before it has its values");

  private static final Misconception TELLS_THE_CANCELLED =
      Misconception.of(
          "tells-who-has-gone",
          "one who waited was cancelled; its future is told the value all the same, which throws,"
              + " and the others get nothing");

  private final List<String> calls = new ArrayList<>();
  private Duration callTakes = Duration.ZERO;
  private int ended;

  /**
   * The value of a key is the key in upper case; "bad" fails, "gone" was cancelled, "void" is null,
   * "lost" is not mentioned.
   */
  private Coroutine<Map<String, Settled<String>>> loadAll(List<String> keys) {
    return async(
        () -> {
          calls.add(keys + " at " + time.now().toMillis());
          await(sleep(callTakes));
          ended++;
          if (keys.contains("crash")) {
            throw new IllegalStateException("crashed");
          }
          if (keys.contains("stop")) {
            throw new CancelledError("stopped");
          }
          var values = new HashMap<String, Settled<String>>();
          for (String key : keys) {
            switch (key) {
              case "lost" -> {}
              case "bad" -> values.put(key, new Settled.Failed<>(new ArithmeticException("bad")));
              case "gone" -> values.put(key, new Settled.Failed<>(new CancelledError("gone")));
              case "void" -> values.put(key, new Settled.Returned<>(null));
              default -> values.put(key, new Settled.Returned<>(key.toUpperCase(Locale.ROOT)));
            }
          }
          return values;
        });
  }

  private Batcher<String, String> batcher(int most, long patience) {
    return new Batcher<>(this::loadAll, new BatchSettings(most, millis(patience)));
  }

  @Test
  @DisplayName("what is asked for in one iteration is one call, in the order of asking")
  void oneCall() {
    run(
        () -> {
          var batcher = batcher(10, 0);
          Future<String> b = batcher.load("b");
          Future<String> a = batcher.load("a");
          Future<String> c = batcher.load("c");
          batcher.load("b");
          ticks(5);
          note(state(a) + state(b) + state(c));
        });
    observed("the calls", calls)
        .suggests(CALL_FOR_EACH_KEY, seen -> seen.size() > 2)
        .suggests(LOSES_THE_ORDER, seen -> seen.size() == 1 && seen.getFirst().length() == 14)
        .shouldBe("[b, a, c] at 0");
    observed("the values", trace).shouldBe("ABC");
  }

  @Test
  @DisplayName("tasks that run in the same iteration share a call")
  void sameIteration() {
    run(
        () -> {
          var batcher = batcher(10, 0);
          start(() -> await(batcher.load("a")));
          start(() -> await(batcher.load("b")));
          ticks(5);
        });
    observed("the calls", calls)
        .suggests(GOES_OFF_AT_ONCE, seen -> seen.size() == 2)
        .shouldBe("[a, b] at 0");
  }

  @Test
  @DisplayName("a batch without patience does not wait for time to pass")
  void noPatience() {
    run(
        () -> {
          var batcher = batcher(10, 0);
          at(await(batcher.load("a")));
          at(await(batcher.load("a")));
        });
    observed("the values", trace).shouldBe("A at 0", "A at 0");
    observed("the calls: a batcher keeps no values", calls).shouldBe("[a] at 0", "[a] at 0");
  }

  @Test
  @DisplayName("a key that is asked for twice is in the call once, and both get the value")
  void duplicates() {
    run(
        () -> {
          var batcher = batcher(10, 0);
          Future<String> first = batcher.load("a");
          Future<String> second = batcher.load("a");
          ticks(5);
          note(state(first) + state(second));
        });
    observed("the calls", calls)
        .suggests(ASKS_TWICE, seen -> seen.contains("[a, a] at 0"))
        .shouldBe("[a] at 0");
    observed("the values", trace).shouldBe("AA");
  }

  @Test
  @DisplayName("who gives up does not take the key from the other who asked for it")
  void ownFutures() {
    run(
        () -> {
          var batcher = batcher(10, 0);
          Future<String> first = batcher.load("a");
          Future<String> second = batcher.load("a");
          first.cancel();
          ticks(5);
          observed("the other's future", state(second))
              .suggests(SHARES_A_FUTURE, _ -> first == second)
              .shouldBe("A");
        });
  }

  @Test
  @DisplayName("a key that nobody waits for any more is not in the call")
  void cancelledKey() {
    run(
        () -> {
          var batcher = batcher(10, 5);
          Future<String> a = batcher.load("a");
          batcher.load("b");
          pause(2);
          a.cancel();
          pause(10);
        });
    observed("the calls", calls)
        .suggests(CANCELLED_KEY_IS_LOADED, seen -> seen.contains("[a, b] at 5"))
        .shouldBe("[b] at 5");
  }

  @Test
  @DisplayName("if nobody waits any more, no call is made")
  void emptyBatch() {
    run(
        () -> {
          var batcher = batcher(10, 0);
          batcher.load("a").cancel();
          ticks(5);
        });
    observed("the calls", calls)
        .suggests(EMPTY_CALL, seen -> seen.contains("[] at 0"))
        .suggests(CANCELLED_KEY_IS_LOADED, seen -> seen.contains("[a] at 0"))
        .shouldBe(List.of());
  }

  @Test
  @DisplayName("the patience is counted from the first key")
  void patience() {
    run(
        () -> {
          var batcher = batcher(10, 10);
          batcher.load("a");
          pause(6);
          batcher.load("b");
          pause(30);
        });
    observed("the calls", calls)
        .suggests(EACH_KEY_BEGINS_ANEW, seen -> seen.contains("[a, b] at 16"))
        .suggests(CALL_FOR_EACH_KEY, seen -> seen.size() == 2)
        .shouldBe("[a, b] at 10");
  }

  @Test
  @DisplayName("a batch that has as many keys as it may have goes off without patience")
  void full() {
    run(
        () -> {
          var batcher = batcher(2, 10);
          batcher.load("a");
          batcher.load("b");
          batcher.load("c");
          pause(30);
        });
    observed("the calls", calls)
        .suggests(NO_LIMIT, seen -> seen.getFirst().startsWith("[a, b, c]"))
        .shouldBe("[a, b] at 0", "[c] at 10");
  }

  @Test
  @DisplayName("a batch that went off early leaves the next one its whole patience")
  void patienceOfTheNext() {
    run(
        () -> {
          var batcher = batcher(2, 10);
          batcher.load("a");
          batcher.load("b");
          pause(6);
          batcher.load("c");
          pause(30);
        });
    observed("the calls", calls)
        .suggests(OLD_PATIENCE, seen -> seen.contains("[c] at 10"))
        .shouldBe("[a, b] at 0", "[c] at 16");
  }

  @Test
  @DisplayName("a key that nobody waits for does not count")
  void cancelledDoesNotCount() {
    run(
        () -> {
          var batcher = batcher(2, 10);
          batcher.load("a").cancel();
          batcher.load("b");
          pause(1);
          batcher.load("b");
          batcher.load("c");
          pause(30);
        });
    observed("the calls", calls)
        .suggests(CANCELLED_COUNTS, seen -> seen.contains("[b] at 0"))
        .suggests(CANCELLED_KEY_IS_LOADED, seen -> seen.contains("[a, b] at 0"))
        .shouldBe("[b, c] at 1");
  }

  @Test
  @DisplayName("each key has an outcome of its own")
  void oneFails() {
    run(
        () -> {
          var batcher = batcher(10, 0);
          Future<String> a = batcher.load("a");
          Future<String> bad = batcher.load("bad");
          Future<String> b = batcher.load("b");
          ticks(5);
          note(state(a));
          note(state(bad));
          note(state(b));
        });
    observed("the outcomes", trace)
        .suggests(
            ONE_FAILS_ALL,
            seen -> seen.getFirst().startsWith("Arith") || seen.getLast().startsWith("Arith"))
        .shouldBe("A", "ArithmeticException: bad", "B");
  }

  @Test
  @DisplayName("a key that was cancelled has its future cancelled")
  void keyIsCancelled() {
    run(
        () -> {
          var batcher = batcher(10, 0);
          Future<String> gone = batcher.load("gone");
          Future<String> a = batcher.load("a");
          ticks(5);
          observed("the future of the key", state(gone))
              .suggests(CANCELLED_KEY_FAILS, seen -> seen.startsWith("CancelledError"))
              .shouldBe("cancelled");
          observed("the future of another key", state(a)).shouldBe("A");
        });
  }

  @Test
  @DisplayName("null is a value")
  void nullIsAValue() {
    run(
        () -> {
          Future<String> nothing = batcher(10, 0).load("void");
          ticks(5);
          observed("the future", state(nothing))
              .suggests(NULL_IS_NO_VALUE, seen -> seen.startsWith("NoSuchElement"))
              .shouldBe("null");
        });
  }

  @Test
  @DisplayName("a key of which nothing is said fails")
  void missing() {
    run(
        () -> {
          var batcher = batcher(10, 0);
          Future<String> lost = batcher.load("lost");
          Future<String> a = batcher.load("a");
          ticks(5);
          observed("the future of the key", state(lost))
              .suggests(MISSING_KEY_WAITS, seen -> seen.equals("pending") || seen.equals("null"))
              .shouldBe("NoSuchElementException: no value for lost");
          observed("the future of another key", state(a)).shouldBe("A");
        });
  }

  @Test
  @DisplayName("if the call fails, all who wait are told")
  void callFails() {
    run(
        () -> {
          var batcher = batcher(10, 0);
          Future<String> a = batcher.load("a");
          Future<String> crash = batcher.load("crash");
          ticks(5);
          note(state(a));
          note(state(crash));
        });
    observed("the outcomes", trace)
        .suggests(FAILURE_IS_LOST, seen -> seen.contains("pending"))
        .shouldBe("IllegalStateException: crashed", "IllegalStateException: crashed");
  }

  @Test
  @DisplayName("if no call comes about, all who wait are told")
  void noCall() {
    run(
        () -> {
          var batcher =
              new Batcher<String, String>(
                  _ -> {
                    throw new IllegalStateException("no call");
                  },
                  new BatchSettings(10, Duration.ZERO));
          Future<String> a = batcher.load("a");
          ticks(5);
          observed("the future", state(a))
              .suggests(CALLS_OUTSIDE, seen -> seen.equals("pending"))
              .shouldBe("IllegalStateException: no call");
        });
  }

  @Test
  @DisplayName("if the call's task is cancelled before it begins, all who wait are cancelled")
  void cancelledBeforeItBegins() {
    run(
        () -> {
          Future<String> a = batcher(10, 0).load("a");
          var before = allTasks();
          ticks(1);
          allTasks().stream().filter(task -> !before.contains(task)).forEach(Task::cancel);
          ticks(5);
          observed("the future", state(a))
              .suggests(BEFORE_IT_BEGINS, seen -> seen.equals("pending"))
              .shouldSatisfy(
                  "cancelled, or A if the call was not", seen -> !seen.equals("pending"));
        });
  }

  @Test
  @DisplayName("if the call is cancelled, all who wait are cancelled")
  void callIsCancelled() {
    run(
        () -> {
          var batcher = batcher(10, 0);
          Future<String> stop = batcher.load("stop");
          ticks(5);
          observed("the future", state(stop))
              .suggests(CANCELLED_CALL_IS_LOST, seen -> !seen.equals("cancelled"))
              .shouldBe("cancelled");
        });
  }

  @Test
  @DisplayName("a batch does not wait for the one before it")
  void sideBySide() {
    callTakes = millis(100);
    run(
        () -> {
          var batcher = batcher(1, 0);
          Future<String> a = batcher.load("a");
          pause(1);
          Future<String> b = batcher.load("b");
          pause(150);
          note(state(a) + " " + state(b));
        });
    observed("the calls", calls)
        .suggests(OLD_PATIENCE, seen -> seen.size() > 2)
        .suggests(ONE_AT_A_TIME, seen -> !seen.contains("[b] at 1"))
        .shouldBe("[a] at 0", "[b] at 1");
    observed("the values", trace).shouldBe("A B");
  }

  @Test
  @DisplayName("who gives up while the call is under way disturbs nobody")
  void cancelledUnderWay() {
    callTakes = millis(10);
    run(
        () -> {
          var batcher = batcher(10, 0);
          Future<String> a = batcher.load("a");
          Future<String> b = batcher.load("b");
          pause(5);
          a.cancel();
          pause(10);
          observed("the other's future", state(b))
              .suggests(TELLS_THE_CANCELLED, seen -> !seen.equals("B"))
              .shouldBe("B");
        });
  }

  @Test
  @DisplayName("a call that is under way goes on, also if nobody waits any more")
  void nobodyWaits() {
    callTakes = millis(10);
    run(
        () -> {
          var batcher = batcher(10, 0);
          Future<String> a = batcher.load("a");
          Future<String> b = batcher.load("b");
          pause(5);
          a.cancel();
          b.cancel();
          pause(10);
        });
    observed("calls that did not come to their end", calls.size() - ended)
        .suggests(STOPS)
        .shouldBe(0);
  }

  @Test
  @DisplayName("to ask for a key needs a running loop")
  void needsALoop() {
    attempting("asking for a key", () -> batcher(10, 0).load("a"))
        .shouldThrow(IllegalStateException.class);
  }
}
