package asyncio.task.twins;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.timeout;
import static asyncio.Asyncio.waitFor;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "loopcraft.impl", matches = "solution")
@DisplayName("Time limits, as CPython has them")
class TimeoutTwinsTest extends TwinPrograms {

  @Test
  @DisplayName("a limit cancels the body, and turns the cancellation into a TimeoutError")
  void expires() {
    twin(
        "timeout_expires",
        () -> {
          await(
              outcome(
                  "timeout",
                  timeout(millis(10), () -> noteAndRethrow("cancelled inside", aSecond()))));
          note(currentTask().cancelling());
        });
  }

  @Test
  @DisplayName("a limit that is not reached does nothing")
  void isNotReached() {
    twin(
        "timeout_is_not_reached",
        () -> {
          Coroutine<String> body =
              timeout(
                  millis(20),
                  limit -> {
                    String result = await(after(10, "value"));
                    note(limit.isExpired());
                    return result;
                  });
          await(outcome("timeout", body));
          pause(20);
          note("nothing happened");
        });
  }

  @Test
  @DisplayName("a cancellation from outside passes through")
  void andACancellationFromOutside() {
    twin(
        "timeout_and_a_cancellation_from_outside",
        () -> {
          Task<Void> task = createTask(timeout(millis(20), () -> await(aSecond())));
          pause(10);
          task.cancel();
          await(outcome("task", task));
          note(task.isCancelled());
        });
  }

  @Test
  @DisplayName("a limit and a cancellation in one iteration: the cancellation wins")
  void andCancelInOneTick() {
    twin(
        "timeout_and_cancel_in_one_tick",
        () -> {
          Task<Void> task = createTask(timeout(millis(10), () -> await(aSecond())));
          yieldOnce();
          loop().callAt(millis(10).toNanos(), task::cancel);
          await(outcome("task", task));
          note(task.isCancelled());
          note(task.cancelling());
        });
  }

  @Test
  @DisplayName("the inner of two limits expires")
  void innerExpires() {
    twin(
        "timeout_inner_expires",
        () -> {
          Coroutine<String> body =
              timeout(
                  millis(30),
                  outer -> {
                    try {
                      await(timeout(millis(10), () -> await(aSecond())));
                    } catch (TimeoutError error) {
                      note("inner");
                    }
                    pause(10);
                    note(outer.isExpired());
                    return "value";
                  });
          await(outcome("task", body));
        });
  }

  @Test
  @DisplayName("the outer of two limits expires")
  void outerExpires() {
    twin(
        "timeout_outer_expires",
        () -> {
          Coroutine<Void> body =
              timeout(
                  millis(10),
                  () -> {
                    await(
                        timeout(
                            millis(30),
                            inner -> {
                              try {
                                return await(aSecond());
                              } finally {
                                note(inner.isExpired());
                              }
                            }));
                  });
          await(outcome("task", body));
        });
  }

  @Test
  @DisplayName("both limits expire in one iteration")
  void bothExpireInOneTick() {
    twin(
        "timeout_both_expire_in_one_tick",
        () -> {
          Coroutine<Void> body =
              timeout(
                  millis(10),
                  () -> {
                    try {
                      await(timeout(millis(10), () -> await(aSecond())));
                    } catch (TimeoutError error) {
                      note("inner");
                      throw error;
                    }
                  });
          await(outcome("task", body));
          note(currentTask().cancelling());
        });
  }

  @Test
  @DisplayName("a limit that is over lets the body come to its first await")
  void thatIsOver() {
    twin(
        "timeout_that_is_over",
        () -> {
          Coroutine<Void> body =
              timeout(
                  Duration.ZERO,
                  () -> {
                    note("inside");
                    yieldOnce();
                    note("never");
                  });
          await(outcome("task", body));
        });
  }

  @Test
  @DisplayName("a body that awaits nothing is not late")
  void thatIsOverAndNothingAwaited() {
    twin(
        "timeout_that_is_over_and_nothing_awaited",
        () -> {
          Coroutine<String> body =
              async(
                  () -> {
                    await(timeout(Duration.ZERO, () -> note("inside")));
                    yieldOnce();
                    return "value";
                  });
          await(outcome("task", body));
        });
  }

  @Test
  @DisplayName("a limit can be moved")
  void moved() {
    twin(
        "timeout_moved",
        () -> {
          Coroutine<Void> body =
              timeout(
                  millis(10),
                  limit -> {
                    limit.reschedule(loop().time() + millis(30).toNanos());
                    pause(20);
                    note("went on");
                    limit.disable();
                    pause(20);
                    note("went on");
                    limit.reschedule(loop().time() - 1);
                    return await(aSecond());
                  });
          await(outcome("task", body));
        });
  }

  @Test
  @DisplayName("a body that swallows the cancellation gets no TimeoutError")
  void swallowedByTheBody() {
    twin(
        "timeout_swallowed_by_the_body",
        () -> {
          Coroutine<String> body =
              async(
                  () -> {
                    boolean expired = await(timeout(millis(10), this::swallow));
                    note(expired);
                    pause(10);
                    return "value";
                  });
          await(outcome("task", body));
          note(currentTask().cancelling());
        });
  }

  private boolean swallow(asyncio.task.Timeout limit) {
    try {
      await(aSecond());
    } catch (CancelledError error) {
      note("swallowed");
    }
    return limit.isExpired();
  }

  @Test
  @DisplayName("waitFor gives what comes in time")
  void waitForInTime() {
    twin(
        "wait_for_in_time",
        () -> {
          await(outcome("wait_for", waitFor(after(10, "value"), millis(20))));
          await(outcome("without limit", waitFor(after(10, "value"), null)));
          await(outcome("failing", waitFor(failAfter(10), millis(20))));
        });
  }

  @Test
  @DisplayName("waitFor waits for the cleanup of what it cancels")
  void waitForTooLong() {
    twin(
        "wait_for_too_long",
        () -> {
          Task<Void> task =
              createTask(
                  async(
                      () -> {
                        try {
                          await(aSecond());
                        } finally {
                          note("cleaning up");
                          pause(20);
                        }
                      }));
          await(outcome("wait_for", waitFor(task, millis(10))));
          note(task.isCancelled());
        });
  }

  @Test
  @DisplayName("a result in the iteration of the limit")
  void waitForResultInTheTickOfTheLimit() {
    twin(
        "wait_for_result_in_the_tick_of_the_limit",
        () -> {
          Future<String> future = future();
          loop().callAt(millis(10).toNanos(), () -> future.setResult("value"));
          await(outcome("wait_for", waitFor(future, millis(10))));
        });
  }

  @Test
  @DisplayName("a task that refuses to be cancelled gives its result")
  void waitForRefusedCancellation() {
    twin(
        "wait_for_refused_cancellation",
        () -> {
          Task<String> stubborn =
              createTask(
                  async(
                      () -> {
                        try {
                          await(aSecond());
                        } catch (CancelledError error) {
                          note("refused");
                        }
                        return "value";
                      }));
          await(outcome("wait_for", waitFor(stubborn, millis(10))));
        });
  }

  @Test
  @DisplayName("no time at all takes only what is there already")
  void waitForNoTimeAtAll() {
    twin(
        "wait_for_no_time_at_all",
        () -> {
          Future<String> done = future();
          done.setResult("value");
          await(outcome("done", waitFor(done, Duration.ZERO)));
          Task<String> task = createTask(after(10, "late"));
          await(outcome("not done", waitFor(task, Duration.ZERO)));
          note(task.isCancelled());
          await(outcome("coroutine", waitFor(after(0, "late"), millis(-1000))));
        });
  }

  @Test
  @DisplayName("a cancellation from outside reaches what is waited for")
  void waitForCancelledFromOutside() {
    twin(
        "wait_for_cancelled_from_outside",
        () -> {
          Task<String> inner = createTask(after(30, "value"));
          Task<String> outer = createTask(waitFor(inner, millis(20)));
          pause(10);
          outer.cancel();
          await(outcome("outer", outer));
          note(inner.isCancelled());
        });
  }

  @Test
  @DisplayName("a result in the iteration of a cancellation from outside")
  void waitForResultInTheTickOfACancellation() {
    twin(
        "wait_for_result_in_the_tick_of_a_cancellation",
        () -> {
          Future<String> future = future();
          Task<String> task = createTask(waitFor(future, Duration.ofSeconds(1)));
          yieldOnce();
          future.setResult("value");
          task.cancel();
          await(outcome("task", task));
          note(future.result());
        });
  }
}
