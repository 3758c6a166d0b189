package asyncio.pattern;

import static asyncio.Asyncio.await;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.CoroutineAction;
import asyncio.task.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "06.3", part = 4, points = 12, seconds = 15)
@DisplayName("06.3 Error patterns: a budget for errors")
class ErrorBudgetTest extends PatternTests {

  private static final Misconception NO_TRAFFIC =
      Misconception.of(
          "divides-by-no-calls",
          "there are no calls, and something is divided by their number; without calls nothing is"
              + " used up");

  private static final Misconception FAILURES_OF_ALL =
      Misconception.of(
          "share-of-all-calls",
          "what is left is counted in calls that went well; it is the part of the failures that may"
              + " be which is left");

  private static final Misconception CLAMPED =
      Misconception.of(
          "never-below-zero",
          "more has been used than there was, and it looks like nothing left; by how much the"
              + " objective is missed is lost");

  private static final Misconception ONE_MORE =
      Misconception.of(
          "exhausted-one-too-late",
          "as many calls have failed as may, so nothing is left, and it is not exhausted");

  private static final Misconception TOO_FEW =
      Misconception.of(
          "cries-at-the-first-call",
          "one of the first calls has failed, and the budget is exhausted; with so few calls that"
              + " says nothing");

  private static final Misconception FOREVER =
      Misconception.of("forgets-nothing", "calls that are older than the window still count");

  private static final Misconception EDGE =
      Misconception.of(
          "one-bucket-too-many",
          "the window is the bucket that has begun and those before it, as many as there are"
              + " together; here it is one more, or one less");

  private static final Misconception ALL_AT_ONCE =
      Misconception.of(
          "forgets-all-at-once",
          "the window begins anew when it is over, and with it the budget; it should move along, a"
              + " bucket at a time");

  private static final Misconception STALE =
      Misconception.of(
          "adds-to-old-buckets",
          "the place of a bucket is used again, and what was in it before still counts");

  private static final Misconception LATE_IS_NOW =
      Misconception.of(
          "late-calls-count-as-now",
          "a call that is made known late counts in the bucket of now, not in that in which it"
              + " ended");

  private static final Misconception OLD_OVERWRITES =
      Misconception.of(
          "old-calls-are-counted",
          "a call from before the window is counted; its place belongs to a newer bucket");

  private static final Misconception FUTURE =
      Misconception.of(
          "believes-the-future",
          "a call that ends in the future is counted; its time is that of another clock");

  private static final Misconception BURN_WHOLE =
      Misconception.of(
          "burn-rate-of-the-window",
          "the burn rate of a short time looks at the whole window, so that it says too late that"
              + " trouble has begun, or is over");

  private static final Misconception PERIODS =
      Misconception.of(
          "any-period",
          "a period that is no number of whole buckets within the window is accepted");

  private static final Misconception ONLY_SUCCESS =
      Misconception.of(
          "counts-only-what-returns", "a call that has failed is not counted, or not as a failure");

  private static final Misconception CANCELLED_COUNTS =
      Misconception.of(
          "cancelled-calls-count",
          "a call that was cancelled is counted; it says nothing about the service");

  private static final Misconception AT_THE_START =
      Misconception.of(
          "counts-at-the-start", "a call counts when it begins; how it ends is not known then");

  /** 99 % within a minute, in six buckets. */
  private static final Objective OBJECTIVE =
      Objective.of("shop", "99", Duration.ofMinutes(1)).withBuckets(6);

  private ErrorBudget budget;

  private void add(int calls, int failures) {
    for (int i = 0; i < calls; i++) {
      budget.add(i < failures);
    }
  }

  private void with(Objective objective, CoroutineAction body) {
    run(
        () -> {
          budget = new ErrorBudget(objective);
          body.run();
        });
  }

  private void with(CoroutineAction body) {
    with(OBJECTIVE, body);
  }

  private List<Long> counts() {
    return List.of(budget.facts().calls(), budget.facts().failures());
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static boolean isNumber(double value) {
    return !Double.isNaN(value) && !Double.isInfinite(value);
  }

  @Test
  @DisplayName("without calls the budget is whole, and nothing burns")
  void noTraffic() {
    with(
        () -> {
          BudgetFacts facts = during(() -> budget.facts());
          observed("the facts", facts)
              .suggests(NO_TRAFFIC, seen -> !isNumber(seen.left()) || seen.exhausted())
              .shouldBe(new BudgetFacts(0, 0, 1, false));
          observed("the burn rate", during(() -> budget.burnRate(seconds(10))))
              .suggests(NO_TRAFFIC, rate -> !isNumber(rate))
              .shouldBe(0.0);
        });
  }

  private static <T> T during(Callable<T> question) throws Exception {
    try {
      return question.call();
    } catch (ArithmeticException divided) {
      attempting(
              "a question",
              () -> {
                throw divided;
              })
          .suggests(NO_TRAFFIC)
          .shouldSucceed();
      throw divided;
    }
  }

  @Test
  @DisplayName("calls that go well leave the budget whole")
  void allGoesWell() {
    with(
        () -> {
          add(50, 0);
          observed("the facts", budget.facts()).shouldBe(new BudgetFacts(50, 0, 1, false));
        });
  }

  @Test
  @DisplayName("what is left is the part of the failures allowed that have not happened")
  void whatIsLeft() {
    with(
        () -> {
          add(400, 1);
          observed("what is left after one failure of four", budget.facts().left())
              .suggests(FAILURES_OF_ALL, left -> left > 0.9)
              .shouldBe(0.75);
          observed("whether it is exhausted", budget.facts().exhausted()).shouldBe(false);
        });
  }

  @Test
  @DisplayName("with as many failures as may be, nothing is left, and it is exhausted")
  void exactlyExhausted() {
    with(
        Objective.of("shop", "99.9", Duration.ofHours(1)),
        () -> {
          add(3_000, 3);
          observed("the facts", budget.facts())
              .suggests(ONE_MORE, facts -> !facts.exhausted())
              .shouldBe(new BudgetFacts(3_000, 3, 0, true));
          budget.add(false);
          observed("whether it is, with one more call that goes well", budget.facts().exhausted())
              .shouldBe(false);
        });
  }

  @Test
  @DisplayName("with more failures than may be, less than nothing is left")
  void missed() {
    with(
        () -> {
          add(100, 3);
          observed("what is left", budget.facts().left())
              .suggests(CLAMPED, left -> left == 0)
              .shouldBe(-2.0);
        });
  }

  @Test
  @DisplayName("with fewer calls than the minimum, it is not exhausted")
  void tooFewCalls() {
    with(
        OBJECTIVE.withMinimum(20),
        () -> {
          add(19, 1);
          observed("whether it is exhausted after 19 calls", budget.facts().exhausted())
              .suggests(TOO_FEW)
              .shouldBe(false);
          add(1, 0);
          observed("whether it is after 20", budget.facts().exhausted()).shouldBe(true);
        });
  }

  @Test
  @DisplayName("a call counts until its bucket leaves the window, and not a moment longer")
  void theEdge() {
    with(
        () -> {
          add(2, 1);
          time.advance(millis(9_999));
          add(3, 2);
          time.advance(millis(50_000));
          observed("calls and failures, in the last moment", counts())
              .suggests(EDGE, List.of(0L, 0L)::equals)
              .shouldBe(List.of(5L, 3L));
          time.advance(millis(1));
          observed("calls and failures, a moment later", counts())
              .suggests(FOREVER, _ -> remembersAnHour())
              .suggests(EDGE, List.of(5L, 3L)::equals)
              .shouldBe(List.of(0L, 0L));
        });
  }

  private boolean remembersAnHour() {
    time.advance(Duration.ofHours(1));
    return budget.facts().calls() > 0;
  }

  @Test
  @DisplayName("the window moves along: a bucket is forgotten, the others are not")
  void movesAlong() {
    with(
        () -> {
          for (int i = 0; i < 6; i++) {
            add(10, i);
            time.advance(seconds(10));
          }
          observed("calls and failures when the first bucket is gone", counts())
              .suggests(ALL_AT_ONCE, List.of(0L, 0L)::equals)
              .suggests(FOREVER, List.of(60L, 15L)::equals)
              .shouldBe(List.of(50L, 15L));
          time.advance(seconds(20));
          observed("calls and failures when two more are", counts()).shouldBe(List.of(30L, 12L));
        });
  }

  @Test
  @DisplayName("a bucket whose place was used before begins empty")
  void placesAreUsedAgain() {
    with(
        () -> {
          add(10, 5);
          time.advance(seconds(60));
          add(1, 0);
          observed("calls and failures", counts())
              .suggests(STALE, List.of(11L, 5L)::equals)
              .shouldBe(List.of(1L, 0L));
        });
  }

  @Test
  @DisplayName("after a year without calls, everything is forgotten")
  void aYear() {
    with(
        () -> {
          add(10, 5);
          time.advance(Duration.ofDays(365));
          observed("calls and failures", counts())
              .suggests(FOREVER, List.of(10L, 5L)::equals)
              .shouldBe(List.of(0L, 0L));
          add(4, 1);
          observed("calls and failures", counts())
              .suggests(STALE, seen -> seen.getFirst() > 4)
              .shouldBe(List.of(4L, 1L));
        });
  }

  @Test
  @DisplayName("a call that is made known late counts where it ended, and is forgotten with that")
  void late() {
    with(
        () -> {
          time.advance(seconds(35));
          observed("whether it counts", budget.add(true, seconds(5).toNanos())).shouldBe(true);
          add(9, 0);
          observed("calls and failures", counts()).shouldBe(List.of(10L, 1L));
          time.advance(seconds(25));
          observed("calls and failures when its bucket is gone", counts())
              .suggests(LATE_IS_NOW, List.of(10L, 1L)::equals)
              .shouldBe(List.of(9L, 0L));
        });
  }

  @Test
  @DisplayName("a call from before the window is not counted, and harms nothing")
  void tooLate() {
    with(
        () -> {
          time.advance(seconds(65));
          add(3, 1);
          observed("whether one counts that ended at 9 s", budget.add(true, seconds(9).toNanos()))
              .suggests(OLD_OVERWRITES)
              .shouldBe(false);
          observed("whether one counts that ended at 5 s", budget.add(true, seconds(5).toNanos()))
              .suggests(OLD_OVERWRITES)
              .shouldBe(false);
          observed("whether one counts that ended at 10 s", budget.add(true, seconds(10).toNanos()))
              .suggests(EDGE)
              .shouldBe(true);
          observed("whether the earliest counts that there is", budget.add(true, Long.MIN_VALUE))
              .suggests(OLD_OVERWRITES)
              .shouldBe(false);
          observed("calls and failures", counts())
              .suggests(OLD_OVERWRITES)
              .shouldBe(List.of(4L, 2L));
        });
  }

  @Test
  @DisplayName("a call that ends in the future is refused")
  void theFuture() {
    with(
        () -> {
          time.advance(seconds(5));
          budget.add(false, seconds(5).toNanos());
          IllegalArgumentException refused =
              attempting("a call that ends a moment later", () -> budget.add(true, 5_000_000_001L))
                  .suggests(FUTURE, thrown -> thrown == null)
                  .shouldThrow(IllegalArgumentException.class);
          observed("its message", refused.getMessage()).shouldBe("a call cannot end in the future");
          observed("calls and failures", counts()).shouldBe(List.of(1L, 0L));
        });
  }

  @Test
  @DisplayName("the burn rate is that of the time asked about, the bucket that has begun included")
  void burnRates() {
    with(
        () -> {
          add(100, 0);
          time.advance(seconds(55));
          add(100, 10);
          observed("the burn rate of the last bucket", budget.burnRate(seconds(10)))
              .suggests(BURN_WHOLE, rate -> rate == 5)
              .suggests(EDGE, rate -> rate == 0)
              .shouldBe(10.0);
          observed("that of the window", budget.burnRate(seconds(60))).shouldBe(5.0);
          time.advance(seconds(5));
          observed("that of a bucket that has just begun", budget.burnRate(seconds(10)))
              .suggests(BURN_WHOLE, rate -> rate == 10)
              .suggests(NO_TRAFFIC, rate -> !isNumber(rate))
              .suggests(EDGE, rate -> rate == 10)
              .shouldBe(0.0);
          observed("that of two buckets", budget.burnRate(seconds(20))).shouldBe(10.0);
        });
  }

  @Test
  @DisplayName("one can ask about whole buckets within the window only")
  void periods() {
    with(
        () -> {
          for (long millis : List.of(0L, 5_000L, 15_000L, 70_000L, -10_000L)) {
            attempting("the burn rate of " + millis + " ms", () -> budget.burnRate(millis(millis)))
                .suggests(PERIODS, thrown -> thrown == null)
                .shouldThrow(IllegalArgumentException.class);
          }
          attempting(
                  "the burn rate of the longest time that there is",
                  () -> budget.burnRate(Duration.ofSeconds(Long.MAX_VALUE)))
              .suggests(PERIODS, thrown -> thrown == null)
              .shouldThrow(IllegalArgumentException.class);
        });
  }

  @Test
  @DisplayName("a budget is made where its loop runs")
  void withoutALoop() {
    attempting("making one where no loop runs", () -> new ErrorBudget(OBJECTIVE))
        .shouldThrow(IllegalStateException.class);
  }

  @Test
  @DisplayName("a call that is counted returns, or fails, as without")
  void countingCalls() {
    var failure = new IOException("boom");
    with(
        () -> {
          observed("what comes out", await(budget.counting(() -> "fine"))).shouldBe("fine");
          attempting(
                  "a call that fails",
                  () ->
                      await(
                          budget.counting(
                              () -> {
                                throw failure;
                              })))
              .shouldBeSameAs(failure);
          observed("calls and failures", counts())
              .suggests(
                  ONLY_SUCCESS,
                  seen -> seen.equals(List.of(1L, 0L)) || seen.equals(List.of(2L, 0L)))
              .shouldBe(List.of(2L, 1L));
        });
  }

  @Test
  @DisplayName("a call counts when it ends, and not if it is cancelled, or ends by an Error")
  void notCounted() {
    with(
        () -> {
          Callable<Void> slow =
              () -> {
                pause(15);
                return null;
              };
          Task<Void> task = start(() -> await(budget.counting(slow)));
          until(1);
          observed("calls and failures while one is under way", counts())
              .suggests(AT_THE_START, seen -> seen.getFirst() > 0)
              .shouldBe(List.of(0L, 0L));
          task.cancel();
          attempting("the call", () -> await(task)).shouldThrow(CancelledError.class);
          attempting(
                  "a call with a bug",
                  () ->
                      await(
                          budget.counting(
                              () -> {
                                throw new AssertionError("bug");
                              })))
              .shouldThrow(AssertionError.class);
          observed("calls and failures", counts())
              .suggests(CANCELLED_COUNTS)
              .shouldBe(List.of(0L, 0L));
          await(budget.counting(slow));
          observed("the burn rate where it ended", budget.burnRate(seconds(10))).shouldBe(0.0);
          observed("calls and failures", counts()).shouldBe(List.of(1L, 0L));
        });
  }

  @Test
  @DisplayName("times before the clock's zero are times like others")
  void beforeZero() {
    with(
        () -> {
          observed("whether a call counts that ended before zero", budget.add(true, -1L))
              .suggests(OLD_OVERWRITES, counted -> !counted)
              .shouldBe(true);
          time.advance(seconds(50));
          observed("calls and failures when its bucket is gone", counts())
              .suggests(EDGE)
              .shouldBe(List.of(0L, 0L));
          observed("the loop's time", EventLoop.running().time()).shouldBe(50_000_000_000L);
        });
  }
}
