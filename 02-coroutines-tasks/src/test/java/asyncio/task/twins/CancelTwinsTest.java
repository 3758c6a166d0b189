package asyncio.task.twins;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.shield;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import asyncio.task.InvalidStateError;
import asyncio.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "loopcraft.impl", matches = "solution")
@DisplayName("Cancellation, as CPython has it")
class CancelTwinsTest extends TwinPrograms {

  /** Makes a task, and lets it come to its first await. */
  private static Task<Void> started(CoroutineAction body) {
    Task<Void> task = createTask(async(body));
    yieldOnce();
    return task;
  }

  @Test
  @DisplayName("what is cancelled before its first step never starts")
  void beforeTheFirstStep() {
    twin(
        "cancel_before_the_first_step",
        () -> {
          Task<Void> task = createTask(async(() -> note("never")));
          note(task.cancel());
          note(task.isCancelled());
          await(outcome("task", task));
          note(task.isCancelled());
          note(task.cancel());
        });
  }

  @Test
  @DisplayName("a cancellation comes out of the await")
  void atAnAwait() {
    twin(
        "cancel_at_an_await",
        () -> {
          Task<Void> task = started(() -> noteAndRethrow("in the child", aSecond()));
          task.cancel();
          note(task.isCancelled());
          await(outcome("task", task));
          note(task.isCancelled());
        });
  }

  @Test
  @DisplayName("a cancellation can be swallowed")
  void swallowed() {
    twin(
        "cancel_swallowed",
        () -> {
          Task<String> task =
              createTask(
                  async(
                      () -> {
                        swallow("swallowed");
                        pause(10);
                        return "value";
                      }));
          yieldOnce();
          task.cancel();
          await(outcome("task", task));
          note(task.isCancelled());
          note(task.cancelling());
        });
  }

  private void swallow(String what) {
    try {
      await(aSecond());
    } catch (CancelledError swallowed) {
      note(what);
    }
  }

  @Test
  @DisplayName("who swallows can be asked again")
  void requestedAgain() {
    twin(
        "cancel_requested_again",
        () -> {
          Task<Void> task =
              createTask(
                  async(
                      () -> {
                        swallow("swallowed 0");
                        swallow("swallowed 1");
                        await(aSecond());
                      }));
          for (int i = 0; i < 3; i++) {
            yieldOnce();
            note(task.cancel());
          }
          await(outcome("task", task));
          note(task.cancelling());
        });
  }

  @Test
  @DisplayName("two requests in one iteration are delivered as one")
  void twiceInOneTick() {
    twin(
        "cancel_twice_in_one_tick",
        () -> {
          Task<Void> task =
              started(
                  () -> {
                    swallow("first");
                    yieldOnce();
                    note("went on");
                  });
          note(task.cancel());
          note(task.cancel());
          await(outcome("task", task));
        });
  }

  @Test
  @DisplayName("a result in the same iteration does not save a task from a cancellation")
  void inTheTickOfCompletion() {
    twin(
        "cancel_in_the_tick_of_completion",
        () -> {
          Future<String> future = future();
          Task<Void> task = createTask(outcome("child", future));
          yieldOnce();
          future.setResult("value");
          note(task.cancel());
          await(outcome("task", task));
          note(task.isCancelled());
        });
  }

  @Test
  @DisplayName("nor does a failure")
  void inTheTickOfFailure() {
    twin(
        "cancel_in_the_tick_of_failure",
        () -> {
          Future<String> future = future();
          Task<Void> task = createTask(outcome("child", future));
          yieldOnce();
          future.setException(new Boom());
          note(task.cancel());
          await(outcome("task", task));
        });
  }

  @Test
  @DisplayName("the future that a cancelled task awaited is cancelled at once")
  void thenResult() {
    twin(
        "cancel_then_result",
        () -> {
          Future<String> future = future();
          Task<Void> task = createTask(outcome("child", future));
          yieldOnce();
          note(task.cancel());
          note(future.isCancelled());
          try {
            future.setResult("value");
          } catch (InvalidStateError error) {
            note(name(error));
          }
          await(outcome("task", task));
        });
  }

  @Test
  @DisplayName("a cancellation begins at the innermost")
  void reachesTheInnermost() {
    twin(
        "cancel_reaches_the_innermost",
        () -> {
          Task<Void> inner = createTask(async(() -> noteAndRethrow("inner", aSecond())));
          Task<Void> outer = createTask(async(() -> noteAndRethrow("outer", inner)));
          yieldOnce();
          yieldOnce();
          outer.cancel();
          await(outcome("outer", outer));
          note(inner.isCancelled());
        });
  }

  @Test
  @DisplayName("if the innermost refuses, nobody is cancelled")
  void refusedByTheInnerTask() {
    twin(
        "cancel_refused_by_the_inner_task",
        () -> {
          Task<String> inner =
              createTask(
                  async(
                      () -> {
                        swallow("inner refuses");
                        return "inner's value";
                      }));
          Task<String> outer = createTask(async(() -> await(inner)));
          yieldOnce();
          yieldOnce();
          outer.cancel();
          await(outcome("outer", outer));
          note(outer.isCancelled());
        });
  }

  @Test
  @DisplayName("the message travels along")
  void withAMessage() {
    twin(
        "cancel_with_a_message",
        () -> {
          Task<Void> task =
              started(
                  () -> {
                    try {
                      await(aSecond());
                    } catch (CancelledError error) {
                      note(error.getMessage());
                      throw error;
                    }
                  });
          task.cancel("enough");
          try {
            await(task);
          } catch (CancelledError error) {
            note(error.getMessage());
          }
        });
  }

  @Test
  @DisplayName("cleanup may await")
  void cleanupMayAwait() {
    twin(
        "cleanup_may_await",
        () -> {
          Task<Void> task = createTask(cleaningUp("clean"));
          pause(10);
          task.cancel();
          await(outcome("task", task));
        });
  }

  @Test
  @DisplayName("cleanup can be cancelled, too")
  void cleanupIsCancelledToo() {
    twin(
        "cleanup_is_cancelled_too",
        () -> {
          Task<Void> task = createTask(cleaningUp("never"));
          pause(10);
          task.cancel();
          pause(10);
          task.cancel();
          await(outcome("task", task));
        });
  }

  private Coroutine<Void> cleaningUp(String afterwards) {
    return async(
        () -> {
          try {
            await(aSecond());
          } finally {
            note("cleaning up");
            pause(20);
            note(afterwards);
          }
        });
  }

  @Test
  @DisplayName("a task that cancels itself hears of it at its next await")
  void oneself() {
    twin(
        "cancel_oneself",
        () -> {
          Task<Void> task =
              createTask(
                  async(
                      () -> {
                        note(currentTask().cancel());
                        note("still here");
                        try {
                          yieldOnce();
                        } catch (CancelledError error) {
                          note("at the next await");
                          throw error;
                        }
                      }));
          await(outcome("task", task));
        });
  }

  @Test
  @DisplayName("if there is no next await, the result is lost")
  void oneselfAndReturn() {
    twin(
        "cancel_oneself_and_return",
        () -> {
          Task<String> task =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel();
                        return "lost";
                      }));
          await(outcome("task", task));
          note(task.isCancelled());
        });
  }

  @Test
  @DisplayName("a failure is not lost")
  void oneselfAndFail() {
    twin(
        "cancel_oneself_and_fail",
        () -> {
          Task<Void> task =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel();
                        throw new Boom();
                      }));
          await(outcome("task", task));
          note(task.isCancelled());
        });
  }

  @Test
  @DisplayName("a CancelledError thrown by hand cancels the task")
  void thrownByHand() {
    twin(
        "cancelled_error_thrown_by_hand",
        () -> {
          Task<Void> task =
              createTask(
                  async(
                      () -> {
                        throw new CancelledError();
                      }));
          await(outcome("task", task));
          note(task.isCancelled());
          note(task.cancelling());
        });
  }

  @Test
  @DisplayName("a shield lets the inner task go on")
  void shieldLetsTheInnerGoOn() {
    twin(
        "shield_lets_the_inner_go_on",
        () -> {
          Task<String> inner = createTask(after(20, "value"));
          Task<Void> outer = createTask(outcome("outer", shield(inner)));
          pause(10);
          outer.cancel();
          await(outer);
          note(inner.isCancelled());
          await(outcome("inner", inner));
        });
  }

  @Test
  @DisplayName("a shield lets the inner task's own cancellation out")
  void shieldPassesTheInnerCancellationOn() {
    twin(
        "shield_passes_the_inner_cancellation_on",
        () -> {
          Task<String> inner = createTask(after(20, "value"));
          Task<Void> outer = createTask(outcome("outer", shield(inner)));
          pause(10);
          inner.cancel();
          await(outer);
          note(inner.isCancelled());
        });
  }

  @Test
  @DisplayName("what is done needs no shield")
  void shieldOfWhatIsDone() {
    twin(
        "shield_of_what_is_done",
        () -> {
          Task<String> inner = createTask(after(0, "value"));
          await(inner);
          note(shield(inner) == inner);
          Task<String> waiting = createTask(after(10, "value"));
          note(shield(waiting) == waiting);
          await(outcome("shielded", shield(waiting)));
        });
  }

  @Test
  @DisplayName("requests are counted, and taken back one by one")
  void uncancelCounts() {
    twin(
        "uncancel_counts",
        () -> {
          Task<String> task =
              createTask(
                  async(
                      () -> {
                        try {
                          await(aSecond());
                        } catch (CancelledError error) {
                          note(currentTask().cancelling());
                          note(currentTask().uncancel());
                          note(currentTask().uncancel());
                          note(currentTask().uncancel());
                        }
                        yieldOnce();
                        return "value";
                      }));
          yieldOnce();
          task.cancel();
          task.cancel();
          await(outcome("task", task));
        });
  }

  @Test
  @DisplayName("with the last request goes what was not delivered")
  void uncancelTakesBackWhatWasNotDelivered() {
    twin(
        "uncancel_takes_back_what_was_not_delivered",
        () -> {
          Task<String> task =
              createTask(
                  async(
                      () -> {
                        currentTask().cancel();
                        note(currentTask().cancelling());
                        note(currentTask().uncancel());
                        yieldOnce();
                        return "value";
                      }));
          await(outcome("task", task));
        });
  }
}
