package asyncio.perf;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.4", part = 3, points = 12, seconds = 12)
@DisplayName("06.4 Performance, part 3: a cache above shared loads")
class LoadingCacheTest extends PerfTests {

  private static final Misconception LOADS_EVERY_TIME =
      Misconception.of("loads-every-time", "the value is kept, and is loaded again all the same");

  private static final Misconception SUSPENDS_FOR_NOTHING =
      Misconception.of(
          "suspends-for-nothing",
          "the value is there, and who asks is suspended all the same, by a task for instance");

  private static final Misconception EVERYONE_LOADS =
      Misconception.of(
          "everyone-loads", "who asks while the value is being loaded has it loaded once more");

  private static final Misconception KEEPS_FOR_EVER =
      Misconception.of("keeps-for-ever", "the value is older than it may be, and is given out");

  private static final Misconception AGE_FROM_THE_BEGINNING =
      Misconception.of(
          "age-from-the-beginning",
          "the age of a value counts from when its load began; it counts from when it ended");

  private static final Misconception ASKING_PROLONGS =
      Misconception.of(
          "asking-prolongs",
          "who asks makes the value young again; a value that is asked for often is never renewed");

  private static final Misconception FAILURE_IS_KEPT =
      Misconception.of(
          "failure-is-kept", "a load has failed, and who asks later gets the old failure");

  private static final Misconception GROWS =
      Misconception.of("grows-without-bound", "the cache keeps more values than it may");

  private static final Misconception OLDEST_GOES =
      Misconception.of(
          "oldest-goes",
          "the value that was loaded first goes, although it was asked for a moment ago; the one"
              + " that was not asked for longest has to go");

  private static final Misconception WAITS_FOR_THE_REFRESH =
      Misconception.of(
          "waits-for-the-refresh",
          "the old value may still be given out, and who asks waits for the new one");

  private static final Misconception NEVER_REFRESHES =
      Misconception.of(
          "never-refreshes",
          "the value is old enough to be refreshed, and nothing is loaded in the background");

  private static final Misconception REFRESHES_AGAIN =
      Misconception.of(
          "refresh-for-each-who-asks",
          "a refresh is under way, and who asks begins another task for it");

  private static final Misconception FAILED_REFRESH_DROPS =
      Misconception.of(
          "failed-refresh-drops-the-value",
          "a refresh has failed, and the old value is gone, although it is young enough");

  private static final Misconception FAILED_REFRESH_IS_SILENT =
      Misconception.of(
          "failed-refresh-is-silent",
          "a refresh has failed, and the loop's exception handler was not told as agreed");

  private static final Misconception INVALIDATED_IS_KEPT =
      Misconception.of(
          "invalidated-load-is-kept",
          "the value was invalidated while it was on its way, and is kept when it arrives: it may"
              + " be from before the change");

  private static final Misconception JOINS_THE_INVALIDATED =
      Misconception.of(
          "joins-an-invalidated-load",
          "who asks after the invalidation gets the value of the load that began before it");

  private static final Misconception OLD_LOAD_FORGETS =
      Misconception.of(
          "old-load-forgets-the-new",
          "a load that nobody wants any more has ended, and takes the newer load of its key out of"
              + " the map; who asks next begins a third");

  private static final Misconception ABANDONED_LOAD_FORGETS =
      Misconception.of(
          "abandoned-load-forgets-the-new",
          "a load that all had given up ends its cleaning up, and takes out of the map what is"
              + " there for its key by now");

  private static final Misconception CALLER_OWNS_THE_LOAD =
      Misconception.of(
          "refresh-is-cut-off",
          "the load in the background was cancelled, or awaited, with who happened to ask first");

  private static final Misconception REFRESH_IS_NOT_ASKING =
      Misconception.of(
          "refresh-is-not-asking",
          "a value that has just been loaded in the background goes before one that was asked"
              + " for earlier");

  private static final Misconception OLD_VALUE =
      Misconception.of(
          "old-value-in-place-of-the-failure",
          "the old value is too old, the refresh has failed, and who waited gets the old value");

  private static final Misconception ONE_OF_TWO =
      Misconception.of(
          "invalidates-one-of-two",
          "the value was there and on its way as well; only what was there has been forgotten");

  private static final Misconception ROOM_TOO_EARLY =
      Misconception.of(
          "makes-room-before-the-load", "a value has gone to make room for one whose load failed");

  private static final Misconception LOOKS_EARLY =
      Misconception.of(
          "looks-before-it-runs",
          "what get gives was decided when it was called; its coroutine may run later, when the"
              + " value is gone");

  private static final Misconception NULL_IS_NOT_KEPT =
      Misconception.of(
          "null-is-not-kept",
          "the value is null, and is loaded again; that it was loaded is what counts");

  private static final Misconception REPORTS_A_CANCELLATION =
      Misconception.of(
          "reports-a-cancellation",
          "a refresh was cancelled with all else, and is reported as failed");

  private static final Misconception NEVER_BEGUN_BLOCKS =
      Misconception.of(
          "never-begun-refresh-blocks-the-next",
          "a refresh was cancelled before its first step, so what takes it out of the map never"
              + " ran; no other begins for as long as the value lives");

  private final List<String> loads = new ArrayList<>();
  private final List<String> cutOff = new ArrayList<>();
  private long loadTakes;
  private boolean fails;

  private Coroutine<String> load(String key) {
    return async(
        () -> {
          loads.add(key + " at " + time.now().toMillis());
          int number = loads.size();
          boolean failing = fails;
          pauseOrBeCutOff(key);
          if (failing) {
            throw new IllegalStateException("no " + key);
          }
          return key + number;
        });
  }

  private void pauseOrBeCutOff(String key) {
    try {
      pause(loadTakes);
    } catch (CancelledError cancelled) {
      cutOff.add(key);
      throw cancelled;
    }
  }

  private LoadingCache<String, String> cache(int most, long timeToLive, long refreshAfter) {
    return new LoadingCache<>(
        this::load, new CacheSettings(most, millis(timeToLive), millis(refreshAfter)));
  }

  private LoadingCache<String, String> cache() {
    return cache(10, 100, 100);
  }

  private Task<Void> asking(LoadingCache<String, String> cache, String key) {
    return start(
        () -> {
          try {
            at(await(cache.get(key)));
          } catch (IllegalStateException failed) {
            at(failed.getMessage());
          }
        });
  }

  @Test
  @DisplayName("a value is loaded once, and then given out without a suspension")
  void kept() {
    run(
        () -> {
          var cache = cache();
          note(await(cache.get("a")));
          int before = time.polls();
          note(await(cache.get("a")));
          observed("the loads", loads)
              .suggests(LOADS_EVERY_TIME, seen -> seen.size() > 1)
              .shouldBe("a at 0");
          observed("iterations of the loop for the second", time.polls() - before)
              .suggests(SUSPENDS_FOR_NOTHING, seen -> seen > 0)
              .shouldBe(0);
        });
    observed("the values", trace).shouldBe("a1", "a1");
  }

  @Test
  @DisplayName("all who ask while the value is loaded get it from one load")
  void shared() {
    loadTakes = 10;
    run(
        () -> {
          var cache = cache();
          asking(cache, "a");
          asking(cache, "a");
          pause(5);
          asking(cache, "a");
          asking(cache, "b");
          pause(20);
        });
    observed("the loads", loads)
        .suggests(EVERYONE_LOADS, seen -> seen.size() > 2)
        .shouldBe("a at 0", "b at 5");
    observed("the values", trace).shouldBe("a1 at 10", "a1 at 10", "a1 at 10", "b2 at 15");
  }

  @Test
  @DisplayName("a value as old as its time to live is loaded anew")
  void timeToLive() {
    run(
        () -> {
          var cache = cache();
          note(await(cache.get("a")));
          pause(99);
          note(await(cache.get("a")));
          pause(1);
          observed("how many are kept, that one too old", cache.size()).shouldBe(1);
          note(await(cache.get("a")));
        });
    observed("the values", trace)
        .suggests(KEEPS_FOR_EVER, seen -> seen.get(2).equals("a1"))
        .shouldBe("a1", "a1", "a2");
  }

  @Test
  @DisplayName("the age of a value counts from the end of its load")
  void ageFromTheEnd() {
    loadTakes = 50;
    run(
        () -> {
          var cache = cache();
          note(await(cache.get("a")));
          pause(99);
          note(await(cache.get("a")));
        });
    observed("the values", trace)
        .suggests(AGE_FROM_THE_BEGINNING, seen -> seen.contains("a2"))
        .shouldBe("a1", "a1");
  }

  @Test
  @DisplayName("to be asked for does not make a value younger")
  void askingDoesNotProlong() {
    run(
        () -> {
          var cache = cache();
          for (int i = 0; i < 3; i++) {
            note(await(cache.get("a")));
            pause(50);
          }
        });
    observed("the values", trace)
        .suggests(ASKING_PROLONGS, seen -> seen.get(2).equals("a1"))
        .shouldBe("a1", "a1", "a2");
  }

  @Test
  @DisplayName("a failure is for those who wait, and is not kept")
  void failureIsNotKept() {
    fails = true;
    run(
        () -> {
          var cache = cache();
          await(asking(cache, "a"));
          fails = false;
          await(asking(cache, "a"));
          observed("what they got", trace)
              .suggests(FAILURE_IS_KEPT, seen -> seen.get(1).startsWith("no"))
              .shouldBe("no a at 0", "a2 at 0");
        });
  }

  @Test
  @DisplayName("if there are too many values, the one goes that was not asked for longest")
  void bounded() {
    run(
        () -> {
          var cache = cache(2, 100, 100);
          await(cache.get("a"));
          await(cache.get("b"));
          await(cache.get("a"));
          await(cache.get("c"));
          observed("how many are kept", cache.size()).suggests(GROWS, seen -> seen > 2).shouldBe(2);
          await(cache.get("a"));
          observed("the loads", loads)
              .suggests(OLDEST_GOES, seen -> seen.size() == 4)
              .shouldBe("a at 0", "b at 0", "c at 0");
          await(cache.get("b"));
          observed("the loads, with one that has gone", loads)
              .shouldBe("a at 0", "b at 0", "c at 0", "b at 0");
        });
  }

  @Test
  @DisplayName("an old value is given out at once, and loaded in the background")
  void refreshed() {
    run(
        () -> {
          var cache = cache(10, 100, 60);
          await(cache.get("a"));
          loadTakes = 10;
          pause(59);
          await(asking(cache, "a"));
          pause(1);
          await(asking(cache, "a"));
          pause(20);
          observed("the loads that were cut off", cutOff)
              .suggests(CALLER_OWNS_THE_LOAD)
              .shouldBeEmpty();
          await(asking(cache, "a"));
          pause(40);
          await(asking(cache, "a"));
        });
    observed("the values", trace)
        .suggests(WAITS_FOR_THE_REFRESH, seen -> seen.get(1).equals("a2 at 70"))
        .suggests(NEVER_REFRESHES, seen -> seen.get(2).startsWith("a1"))
        .shouldBe("a1 at 59", "a1 at 60", "a2 at 80", "a2 at 120");
  }

  @Test
  @DisplayName("one refresh at a time, and it does not depend on who asked")
  void oneRefresh() {
    run(
        () -> {
          var cache = cache(10, 100, 60);
          await(cache.get("a"));
          loadTakes = 10;
          pause(60);
          Task<Void> first = asking(cache, "a");
          ticks(1);
          first.cancel();
          int before = allTasks().size();
          await(cache.get("a"));
          await(cache.get("a"));
          observed("tasks that asking has added", allTasks().size() - before)
              .suggests(REFRESHES_AGAIN, seen -> seen > 1)
              .shouldSatisfy("at most one, for the load", seen -> seen <= 1);
          pause(20);
          asking(cache, "a");
          ticks(2);
        });
    observed("the loads", loads)
        .suggests(REFRESHES_AGAIN, seen -> seen.size() > 2)
        .suggests(NEVER_REFRESHES, seen -> seen.size() == 1)
        .shouldBe("a at 0", "a at 60");
    observed("the values", trace)
        .suggests(CALLER_OWNS_THE_LOAD, seen -> !seen.getLast().startsWith("a2"))
        .shouldBe("a1 at 60", "a2 at 80");
  }

  @Test
  @DisplayName("a refresh that fails leaves the old value, and is reported")
  void refreshFails() {
    run(
        () -> {
          var cache = cache(10, 100, 60);
          await(cache.get("a"));
          fails = true;
          pause(60);
          await(asking(cache, "a"));
          ticks(5);
          fails = false;
          await(asking(cache, "a"));
          ticks(5);
          await(asking(cache, "a"));
        });
    observed("the values", trace)
        .suggests(FAILED_REFRESH_DROPS, seen -> seen.get(1).startsWith("a3"))
        .shouldBe("a1 at 60", "a1 at 60", "a3 at 60");
    observed("what the loop was told", reports)
        .suggests(FAILED_REFRESH_IS_SILENT)
        .shouldBe("refresh failed: java.lang.IllegalStateException: no a, a");
  }

  @Test
  @DisplayName("who asks when the old value is too old waits for the refresh under way")
  void joinsTheRefresh() {
    run(
        () -> {
          var cache = cache(10, 100, 60);
          await(cache.get("a"));
          loadTakes = 30;
          pause(90);
          asking(cache, "a");
          pause(15);
          asking(cache, "a");
          pause(30);
        });
    observed("the loads", loads)
        .suggests(EVERYONE_LOADS, seen -> seen.size() > 2)
        .shouldBe("a at 0", "a at 90");
    observed("the values", trace).shouldBe("a1 at 90", "a2 at 120");
  }

  @Test
  @DisplayName("who waits for a refresh, the old value being too old, gets its failure")
  void joinsTheFailure() {
    run(
        () -> {
          var cache = cache(10, 100, 60);
          await(cache.get("a"));
          loadTakes = 30;
          fails = true;
          pause(90);
          asking(cache, "a");
          pause(15);
          asking(cache, "a");
          pause(30);
        });
    observed("the values", trace)
        .suggests(OLD_VALUE, seen -> seen.getLast().equals("a1 at 120"))
        .shouldBe("a1 at 90", "no a at 120");
  }

  @Test
  @DisplayName("a refresh that is cancelled has not failed")
  void refreshIsCancelled() {
    loadTakes = 5;
    run(
        () -> {
          var cache = cache(10, 100, 60);
          await(cache.get("a"));
          loadTakes = 1000;
          pause(60);
          await(asking(cache, "a"));
          pause(10);
        });
    observed("the loads that were cut off by the end of the program", cutOff).shouldBe("a");
    observed("what the loop was told", reports).suggests(REPORTS_A_CANCELLATION).shouldBeEmpty();
  }

  @Test
  @DisplayName("a refresh that is cancelled before its first step is begun again by who asks next")
  void refreshIsCancelledBeforeItBegins() {
    run(
        () -> {
          var cache = cache(10, 1000, 60);
          await(cache.get("a"));
          pause(60);
          var before = allTasks();
          await(cache.get("a"));
          allTasks().stream().filter(task -> !before.contains(task)).forEach(Task::cancel);
          pause(10);
          await(cache.get("a"));
          pause(10);
        });
    observed("what was loaded, and when", loads)
        .suggests(NEVER_BEGUN_BLOCKS, seen -> seen.size() == 1)
        .shouldBe("a at 0", "a at 70");
  }

  @Test
  @DisplayName("a value that was loaded in the background counts as asked for")
  void refreshCounts() {
    run(
        () -> {
          var cache = cache(2, 100, 60);
          await(cache.get("a"));
          pause(30);
          await(cache.get("b"));
          pause(30);
          loadTakes = 10;
          await(cache.get("a"));
          pause(5);
          await(cache.get("b"));
          pause(10);
          await(cache.get("c"));
          await(cache.get("a"));
        });
    observed("the loads", loads)
        .suggests(REFRESH_IS_NOT_ASKING, seen -> seen.size() == 5)
        .shouldBe("a at 0", "b at 30", "a at 60", "c at 75");
  }

  @Test
  @DisplayName("a load that fails drives no value out")
  void failureNeedsNoRoom() {
    run(
        () -> {
          var cache = cache(1, 100, 100);
          await(cache.get("a"));
          fails = true;
          await(asking(cache, "b"));
          fails = false;
          await(cache.get("a"));
        });
    observed("the loads", loads)
        .suggests(ROOM_TOO_EARLY, seen -> seen.size() == 3)
        .shouldBe("a at 0", "b at 0");
  }

  @Test
  @DisplayName("null is a value, and is kept")
  void nullIsKept() {
    run(
        () -> {
          var cache =
              new LoadingCache<String, String>(
                  key ->
                      async(
                          () -> {
                            loads.add(key);
                            return null;
                          }),
                  new CacheSettings(10, millis(100)));
          note(String.valueOf(await(cache.get("a"))));
          note(String.valueOf(await(cache.get("a"))));
        });
    observed("the values", trace).shouldBe("null", "null");
    observed("the loads", loads).suggests(NULL_IS_NOT_KEPT, seen -> seen.size() == 2).shouldBe("a");
  }

  @Test
  @DisplayName("what get gives is decided when it runs")
  void askedWhenItRuns() {
    run(
        () -> {
          var cache = cache();
          note(await(cache.get("a")));
          Coroutine<String> later = cache.get("a");
          cache.invalidate("a");
          note(await(later));
        });
    observed("the values", trace)
        .suggests(LOOKS_EARLY, seen -> seen.getLast().equals("a1"))
        .shouldBe("a1", "a2");
  }

  @Test
  @DisplayName("to invalidate a value forgets its refresh as well")
  void invalidatedRefresh() {
    run(
        () -> {
          var cache = cache(10, 100, 60);
          await(cache.get("a"));
          loadTakes = 10;
          pause(60);
          await(asking(cache, "a"));
          pause(5);
          cache.invalidate("a");
          await(asking(cache, "a"));
          await(asking(cache, "a"));
        });
    observed("the values", trace)
        .suggests(ONE_OF_TWO, seen -> seen.getLast().startsWith("a2"))
        .shouldBe("a1 at 60", "a3 at 75", "a3 at 75");
  }

  @Test
  @DisplayName("a value that was invalidated is loaded anew")
  void invalidated() {
    run(
        () -> {
          var cache = cache();
          await(asking(cache, "a"));
          cache.invalidate("a");
          observed("how many are kept", cache.size()).shouldBe(0);
          await(asking(cache, "a"));
        });
    observed("the values", trace).shouldBe("a1 at 0", "a2 at 0");
  }

  @Test
  @DisplayName("a load that was invalidated under way is for those who wait, and for nobody else")
  void invalidatedUnderWay() {
    loadTakes = 10;
    run(
        () -> {
          var cache = cache();
          asking(cache, "a");
          pause(5);
          cache.invalidate("a");
          loadTakes = 20;
          asking(cache, "a");
          pause(6);
          asking(cache, "a");
          pause(30);
          asking(cache, "a");
          ticks(2);
        });
    observed("the values", trace)
        .suggests(JOINS_THE_INVALIDATED, seen -> seen.get(1).equals("a1 at 10"))
        .suggests(INVALIDATED_IS_KEPT, seen -> seen.contains("a1 at 11"))
        .suggests(OLD_LOAD_FORGETS, seen -> seen.stream().anyMatch(line -> line.startsWith("a3")))
        .shouldBe("a1 at 10", "a2 at 25", "a2 at 25", "a2 at 41");
  }

  @Test
  @DisplayName("what was invalidated under way is not kept, if nobody asks again")
  void invalidatedIsNotKept() {
    loadTakes = 10;
    run(
        () -> {
          var cache = cache();
          asking(cache, "a");
          pause(5);
          cache.invalidate("a");
          pause(10);
          observed("how many are kept", cache.size())
              .suggests(INVALIDATED_IS_KEPT, seen -> seen > 0)
              .shouldBe(0);
        });
  }

  @Test
  @DisplayName("a load that all have given up disturbs no later one")
  void abandoned() {
    run(
        () -> {
          var cache =
              new LoadingCache<String, String>(
                  key ->
                      async(
                          () -> {
                            loads.add(key + " at " + time.now().toMillis());
                            int number = loads.size();
                            try {
                              pause(50);
                            } catch (CancelledError cancelled) {
                              pause(10);
                              throw cancelled;
                            }
                            return key + number;
                          }),
                  new CacheSettings(10, millis(100)));
          Task<Void> first = asking(cache, "a");
          pause(5);
          first.cancel();
          pause(5);
          asking(cache, "a");
          pause(20);
          asking(cache, "a");
          pause(100);
        });
    observed("the loads", loads)
        .suggests(ABANDONED_LOAD_FORGETS, seen -> seen.contains("a at 30"))
        .shouldBe("a at 0", "a at 10");
    observed("the values", trace).shouldBe("a2 at 60", "a2 at 60");
  }
}
