package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.Asyncio;
import asyncio.service.Call;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.4", part = 4, points = 12, seconds = 10)
@DisplayName("06.4 Performance, part 4: a limit that finds itself")
class AdaptiveLimitTest extends PerfTests {

  private static final Misconception WAITS_FOR_ROOM =
      Misconception.of(
          "waits-for-room",
          "a call above the limit waits, or is made; it has to be refused at once, while its caller"
              + " can still do something else");

  private static final Misconception FAILURE_KEEPS_ITS_PLACE =
      Misconception.of(
          "failure-keeps-its-place", "a call that did not return takes its place with it");

  private static final Misconception DECIDES_TOO_EARLY =
      Misconception.of(
          "decides-too-early",
          "whether a call passes was decided when its coroutine was made, not when it runs");

  private static final Misconception GROWS_WITH_EACH_CALL =
      Misconception.of(
          "grows-with-each-call",
          "the limit rises by one for each quick call, so that it doubles in a round; it rises by"
              + " one for as many quick calls as it is high");

  private static final Misconception NEVER_GROWS =
      Misconception.of("never-grows", "all calls are quick, and the limit stays where it is");

  private static final Misconception ABOVE_MOST =
      Misconception.of("rises-above-most", "the limit rises above the highest that was agreed");

  private static final Misconception FALLS_BY_ONE =
      Misconception.of(
          "falls-by-one",
          "a slow call takes one from the limit; an overload has to end soon, so multiply");

  private static final Misconception BELOW_LEAST =
      Misconception.of("falls-below-least", "the limit falls below the lowest that was agreed");

  private static final Misconception EACH_SLOW_CALL_CUTS =
      Misconception.of(
          "each-slow-call-cuts",
          "calls that were under way together were slow together, and each has cut the limit; that"
              + " was one overload");

  private static final Misconception OLD_CALLS_COUNT =
      Misconception.of(
          "old-quick-calls-count",
          "a quick call from before the cut counts for the limit after it");

  private static final Misconception IDLE_CALLS_COUNT =
      Misconception.of(
          "idle-calls-count",
          "the limit rises while hardly any calls are under way; that they are quick says nothing"
              + " about more of them");

  private static final Misconception FAILURE_IS_OVERLOAD =
      Misconception.of(
          "failure-is-overload", "a call that failed quickly cuts the limit; it was no overload");

  private static final Misconception FAILURE_IS_QUICK =
      Misconception.of(
          "failure-is-quick",
          "a call that failed quickly counts as a quick one; a service that refuses everything"
              + " would get more and more");

  private static final Misconception TIMEOUT_IS_A_FAILURE =
      Misconception.of(
          "time-out-is-a-failure-like-others",
          "a time-out says nothing to the limit; it is the clearest sign of an overload");

  private static final Misconception SLOW_FAILURE =
      Misconception.of(
          "slow-failure-says-nothing", "a call that failed after a long time was slow as well");

  private static final Misconception CANCELLED_IS_SLOW =
      Misconception.of(
          "cancelled-is-slow",
          "a call was cancelled because its caller did not want it any more; that says nothing");

  private static final Misconception EXACTLY_SLOW =
      Misconception.of(
          "as-long-as-slow-is-slow", "a call is slow if it takes longer than that, not as long");

  private static final Misconception KEEPS_COUNTING =
      Misconception.of(
          "keeps-counting-after-a-cut",
          "the quick calls from before a cut count for the next rise");

  private static final Misconception COUNTS_AT_THE_END =
      Misconception.of(
          "counts-at-the-end",
          "how many calls are under way was looked at when the call ended; what counts is how"
              + " it was when the call was let through");

  private static final Misconception MADE_TOO_EARLY =
      Misconception.of(
          "makes-it-before-it-may",
          "the call was made before it was let through; the service has been asked, and the"
              + " caller is refused");

  private static final Misconception FROM_THE_MAKING =
      Misconception.of(
          "measures-from-the-making",
          "the time of a call is counted from when its coroutine was made; nobody worked on it"
              + " until it was let through");

  private static final Misconception BY_THE_CLOCK =
      Misconception.of(
          "tells-old-by-the-clock",
          "calls of the very moment of the cut have cut once more; told by the time, they would"
              + " not be from before it, so count the cuts");

  private static final Misconception OLD_SLOW_CALL =
      Misconception.of(
          "old-slow-call-starts-anew",
          "a slow call from before the cut has the count of quick ones begin anew; it says"
              + " nothing any more");

  private static final Misconception NO_CUT =
      Misconception.of(
          "no-cut-at-the-least",
          "the limit cannot fall, and a slow call says nothing; it is a cut all the same, and"
              + " the count begins anew");

  private static final Misconception REFUSES_WHEN_MADE =
      Misconception.of(
          "refuses-when-made",
          "a call was refused when its coroutine was made, and there was room when it would"
              + " have run");

  private final List<Throwable> refused = new ArrayList<>();
  private int made;

  /** The request is how long the call takes; a negative one fails after that time. */
  private final Call<Integer, String> service =
      request -> {
        made++;
        return async(
            () -> {
              pause(Math.abs(request));
              if (request < 0) {
                throw new IllegalStateException("failed");
              }
              return "answer";
            });
      };

  /** Slow is more than 10 ms. */
  private AdaptiveLimit limit(int initial, int least, int most, double cut) {
    return new AdaptiveLimit(new LimitSettings(initial, least, most, millis(10), cut));
  }

  private AdaptiveLimit limit(int initial) {
    return limit(initial, 1, 100, 0.5);
  }

  private Task<Void> calling(Call<Integer, String> call, int request) {
    return start(
        () -> {
          try {
            await(call.call(request));
          } catch (LimitReached full) {
            refused.add(full);
          } catch (IllegalStateException | TimeoutError failed) {
            // That is what it was asked for.
          }
        });
  }

  private void callMany(Call<Integer, String> call, int times, int request) {
    var tasks = new ArrayList<Task<Void>>();
    for (int i = 0; i < times; i++) {
      tasks.add(calling(call, request));
    }
    tasks.forEach(Asyncio::await);
  }

  @Test
  @DisplayName("what is above the limit is refused at once, and not made")
  void refuses() {
    run(
        () -> {
          var call = service.through(limit(4));
          callMany(call, 1, 11);
          calling(call, 5);
          calling(call, 5);
          ticks(2);
          LimitReached refusal =
              attempting("a third call at a limit of two", () -> await(call.call(5)))
                  .suggests(WAITS_FOR_ROOM, thrown -> thrown == null)
                  .shouldThrow(LimitReached.class);
          observed("the limit that it tells of", refusal.getMessage())
              .shouldSatisfy("its message ends with : 2", seen -> seen.endsWith(": 2"));
          observed("milliseconds until then", time.now().toMillis()).shouldBe(11L);
          observed("calls made", made).suggests(MADE_TOO_EARLY, seen -> seen > 3).shouldBe(3);
        });
  }

  @Test
  @DisplayName("a call that ends makes room, however it ends")
  void makesRoom() {
    run(
        () -> {
          var call = service.through(limit(1));
          callMany(call, 1, -1);
          callMany(call, 1, 1);
          Task<Void> cancelled = calling(call, 5);
          ticks(2);
          cancelled.cancel();
          ticks(2);
          callMany(call, 1, 1);
        });
    observed("calls made", made).suggests(FAILURE_KEEPS_ITS_PLACE, seen -> seen < 4).shouldBe(4);
    observed("calls refused", refused).shouldBeEmpty();
  }

  @Test
  @DisplayName("whether a call passes is decided when it runs")
  void decidedWhenItRuns() {
    run(
        () -> {
          var call = service.through(limit(1));
          Coroutine<String> later = call.call(1);
          callMany(call, 1, 1);
          attempting("a call that was made before another", () -> await(later))
              .suggests(DECIDES_TOO_EARLY, thrown -> thrown != null)
              .shouldSucceed();
          Coroutine<String> tooLate = call.call(1);
          var first = calling(call, 5);
          var other = calling(call, 5);
          ticks(2);
          attempting("a call when the limit is reached meanwhile", () -> await(tooLate))
              .suggests(DECIDES_TOO_EARLY, thrown -> thrown == null)
              .shouldThrow(LimitReached.class);
          attempting("to make a call without room, and to run it later", () -> runLater(call))
              .suggests(REFUSES_WHEN_MADE, thrown -> thrown instanceof LimitReached)
              .shouldSucceed();
          await(first);
          await(other);
        });
  }

  private static void runLater(Call<Integer, String> call) {
    Coroutine<String> made = call.call(1);
    pause(10);
    await(made);
  }

  @Test
  @DisplayName("a call takes its time from when it was let through")
  void measuredFromTheEntry() {
    run(
        () -> {
          var limit = limit(4);
          Coroutine<String> made = service.through(limit).call(5);
          pause(20);
          await(made);
          observed("the limit", limit.limit())
              .suggests(FROM_THE_MAKING, seen -> seen < 4)
              .shouldBe(4);
        });
  }

  @Test
  @DisplayName("as many quick calls as the limit is high raise it by one")
  void grows() {
    run(
        () -> {
          var limit = limit(2);
          var call = service.through(limit);
          callMany(call, 1, 5);
          observed("a limit of two after one quick call", limit.limit())
              .suggests(GROWS_WITH_EACH_CALL, seen -> seen > 2)
              .shouldBe(2);
          callMany(call, 1, 5);
          observed("the limit after two", limit.limit())
              .suggests(NEVER_GROWS, seen -> seen == 2)
              .shouldBe(3);
          callMany(call, 2, 5);
          callMany(call, 2, 5);
          observed("a limit of three after two that count", limit.limit())
              .suggests(GROWS_WITH_EACH_CALL, seen -> seen > 3)
              .shouldBe(3);
          callMany(call, 2, 5);
          observed("the limit after three that count", limit.limit()).shouldBe(4);
        });
  }

  @Test
  @DisplayName("the limit does not rise above the highest")
  void most() {
    run(
        () -> {
          var limit = limit(2, 1, 3, 0.5);
          var call = service.through(limit);
          for (int i = 0; i < 10; i++) {
            callMany(call, 2, 1);
          }
          observed("the limit", limit.limit()).suggests(ABOVE_MOST, seen -> seen > 3).shouldBe(3);
        });
  }

  @Test
  @DisplayName("a slow call cuts the limit by the factor, rounded down")
  void cut() {
    run(
        () -> {
          var limit = limit(10, 1, 100, 0.75);
          callMany(service.through(limit), 1, 11);
          observed("the limit", limit.limit())
              .suggests(FALLS_BY_ONE, seen -> seen == 9)
              .shouldBe(7);
        });
  }

  @Test
  @DisplayName("a call that takes exactly as long as slow is, is quick")
  void exactly() {
    run(
        () -> {
          var limit = limit(2);
          callMany(service.through(limit), 2, 10);
          observed("the limit", limit.limit()).suggests(EXACTLY_SLOW, seen -> seen < 2).shouldBe(3);
        });
  }

  @Test
  @DisplayName("the limit does not fall below the lowest")
  void least() {
    run(
        () -> {
          var limit = limit(4, 3, 100, 0.5);
          callMany(service.through(limit), 1, 11);
          observed("the limit", limit.limit()).suggests(BELOW_LEAST, seen -> seen < 3).shouldBe(3);
        });
  }

  @Test
  @DisplayName("a slow call at the lowest limit is a cut that changes nothing but the count")
  void cutAtTheLeast() {
    run(
        () -> {
          var limit = limit(2, 2, 100, 0.5);
          var call = service.through(limit);
          callMany(call, 1, 5);
          callMany(call, 1, 11);
          callMany(call, 1, 5);
          observed("the limit after one quick call since", limit.limit())
              .suggests(NO_CUT, seen -> seen == 3)
              .shouldBe(2);
          callMany(call, 1, 5);
          observed("the limit after two", limit.limit()).shouldBe(3);
        });
  }

  @Test
  @DisplayName("calls that were slow in the same moment cut once")
  void oneCutInAMoment() {
    run(
        () -> {
          var limit = limit(8);
          Call<Integer, String> outOfTime =
              _ ->
                  async(
                      () -> {
                        ticks(2);
                        throw new TimeoutError();
                      });
          callMany(outOfTime.through(limit), 4, 0);
          observed("the limit", limit.limit()).suggests(BY_THE_CLOCK, seen -> seen < 4).shouldBe(4);
        });
  }

  @Test
  @DisplayName("calls that were slow together cut once")
  void oneCut() {
    run(
        () -> {
          var limit = limit(8);
          callMany(service.through(limit), 8, 20);
          observed("the limit", limit.limit())
              .suggests(EACH_SLOW_CALL_CUTS, seen -> seen < 4)
              .shouldBe(4);
          callMany(service.through(limit), 1, 20);
          observed("the limit after another slow call", limit.limit()).shouldBe(2);
        });
  }

  @Test
  @DisplayName("a call from before the cut says nothing, also if it is quick")
  void oldCalls() {
    run(
        () -> {
          var limit = limit(4);
          var call = service.through(limit);
          Task<Void> slow = calling(call, 20);
          pause(15);
          calling(call, 8);
          calling(call, 8);
          await(slow);
          observed("the limit", limit.limit()).shouldBe(2);
          pause(10);
          observed("the limit after two quick calls from before", limit.limit())
              .suggests(OLD_CALLS_COUNT, seen -> seen == 3)
              .shouldBe(2);
        });
  }

  @Test
  @DisplayName("a call from before the cut says nothing, also if it is slow")
  void oldSlowCall() {
    run(
        () -> {
          var limit = limit(4);
          var call = service.through(limit);
          calling(call, 20);
          calling(call, 30);
          pause(21);
          callMany(call, 1, 5);
          pause(10);
          callMany(call, 1, 5);
          observed("the limit after two quick calls since the cut to two", limit.limit())
              .suggests(OLD_SLOW_CALL, seen -> seen == 2)
              .shouldBe(3);
        });
  }

  @Test
  @DisplayName("quick calls from before a cut do not count for the next rise")
  void cutCountsAnew() {
    run(
        () -> {
          var limit = limit(4);
          var call = service.through(limit);
          callMany(call, 3, 5);
          callMany(call, 1, 11);
          callMany(call, 1, 5);
          observed("the limit", limit.limit())
              .suggests(KEEPS_COUNTING, seen -> seen == 3)
              .shouldBe(2);
          callMany(call, 1, 5);
          observed("the limit after one more", limit.limit()).shouldBe(3);
        });
  }

  @Test
  @DisplayName("calls do not count while less than half of the limit is under way")
  void idle() {
    run(
        () -> {
          var limit = limit(5);
          var call = service.through(limit);
          for (int i = 0; i < 10; i++) {
            callMany(call, 2, 1);
          }
          observed("the limit", limit.limit())
              .suggests(IDLE_CALLS_COUNT, seen -> seen > 5)
              .shouldBe(5);
        });
  }

  @Test
  @DisplayName("whether a call counts is seen when it is let through")
  void countedAtTheEntry() {
    run(
        () -> {
          var limit = limit(4);
          var call = service.through(limit);
          for (int i = 0; i < 5; i++) {
            calling(call, 5);
            pause(1);
            callMany(call, 2, -6);
          }
          observed("the limit, when each was alone at first", limit.limit())
              .suggests(COUNTS_AT_THE_END, seen -> seen > 4)
              .shouldBe(4);
          for (int i = 0; i < 4; i++) {
            calling(call, -1);
            calling(call, -1);
            calling(call, 5);
            pause(6);
          }
          observed("the limit, when each was alone in the end", limit.limit())
              .suggests(COUNTS_AT_THE_END, seen -> seen == 4)
              .shouldBe(5);
        });
  }

  @Test
  @DisplayName("half of the limit is half of what it was when the call was let through")
  void halfOfTheLimitAtTheEntry() {
    run(
        () -> {
          var limit = limit(2);
          var call = service.through(limit);
          calling(call, 9);
          ticks(2);
          callMany(call, 1, 1);
          callMany(call, 1, 1);
          observed("the limit after two", limit.limit()).shouldBe(3);
          pause(10);
          callMany(call, 3, 1);
          observed("the limit after the first one, and two more that count", limit.limit())
              .suggests(COUNTS_AT_THE_END, seen -> seen == 3)
              .shouldBe(4);
        });
  }

  @Test
  @DisplayName("a quick failure says nothing")
  void quickFailure() {
    run(
        () -> {
          var limit = limit(2);
          callMany(service.through(limit), 2, -1);
          callMany(service.through(limit), 2, -1);
          observed("the limit", limit.limit())
              .suggests(FAILURE_IS_OVERLOAD, seen -> seen < 2)
              .suggests(FAILURE_IS_QUICK, seen -> seen > 2)
              .shouldBe(2);
        });
  }

  @Test
  @DisplayName("a slow failure is slow")
  void slowFailure() {
    run(
        () -> {
          var limit = limit(4);
          callMany(service.through(limit), 1, -11);
          observed("the limit", limit.limit())
              .suggests(SLOW_FAILURE, seen -> seen == 4)
              .shouldBe(2);
        });
  }

  @Test
  @DisplayName("a time-out is slow, however quickly it came")
  void timeout() {
    run(
        () -> {
          var limit = limit(4);
          Call<Integer, String> inTime =
              request ->
                  async(
                      () -> {
                        throw new TimeoutError();
                      });
          callMany(inTime.through(limit), 1, 1);
          observed("the limit", limit.limit())
              .suggests(TIMEOUT_IS_A_FAILURE, seen -> seen == 4)
              .shouldBe(2);
        });
  }

  @Test
  @DisplayName("a cancelled call says nothing, however long it took")
  void cancelledCall() {
    run(
        () -> {
          var limit = limit(4);
          Task<String> task = createTask(service.through(limit).call(50));
          pause(20);
          task.cancel();
          ticks(2);
          observed("the task", state(task)).shouldBe("cancelled");
          observed("the limit", limit.limit())
              .suggests(CANCELLED_IS_SLOW, seen -> seen < 4)
              .shouldBe(4);
        });
  }
}
