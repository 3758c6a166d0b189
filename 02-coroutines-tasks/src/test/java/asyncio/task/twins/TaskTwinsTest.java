package asyncio.task.twins;

import static asyncio.Asyncio.allTasks;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.sleep;

import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "loopcraft.impl", matches = "solution")
@DisplayName("Tasks, as CPython has them")
class TaskTwinsTest extends TwinPrograms {

  @Test
  @DisplayName("tasks start in the order in which they were made")
  void tasksStartInOrder() {
    twin(
        "tasks_start_in_order",
        () -> {
          var tasks =
              IntStream.range(0, 3)
                  .mapToObj(
                      i ->
                          createTask(
                              async(
                                  () -> {
                                    note("start " + i);
                                    yieldOnce();
                                    note("end " + i);
                                  })))
                  .toList();
          note("made");
          for (var task : tasks) {
            await(task);
          }
          note("all ended");
        });
  }

  @Test
  @DisplayName("tasks that sleep for no time take turns")
  void tasksTakeTurns() {
    twin(
        "tasks_take_turns",
        () -> {
          var a = createTask(count("a", 3));
          var b = createTask(count("b", 2));
          await(count("main", 2));
          await(a);
          await(b);
        });
  }

  private Coroutine<Void> count(String who, int times) {
    return async(
        () -> {
          for (int i = 0; i < times; i++) {
            note(who + " " + i);
            yieldOnce();
          }
        });
  }

  @Test
  @DisplayName("a task that awaits a task goes on one iteration after it")
  void taskAwaitsTask() {
    twin(
        "task_awaits_task",
        () -> {
          Coroutine<String> outer =
              async(
                  () -> {
                    note("outer");
                    String result = await(createTask(inner()));
                    note("outer goes on");
                    return result;
                  });
          await(outcome("main", createTask(outer)));
        });
  }

  private Coroutine<String> inner() {
    return async(
        () -> {
          note("inner");
          return "value";
        });
  }

  @Test
  @DisplayName("to await a coroutine is to call it")
  void awaitingACoroutineIsACall() {
    twin(
        "awaiting_a_coroutine_is_a_call",
        () -> {
          loop().callSoon(() -> note("callback"));
          await(outcome("main", inner()));
          yieldOnce();
          note("end");
        });
  }

  @Test
  @DisplayName("a task wakes all who await it, in their order")
  void oneTaskWakesMany() {
    twin(
        "one_task_wakes_many",
        () -> {
          Task<String> task = createTask(after(10, "value"));
          var waiters = IntStream.range(0, 3).mapToObj(i -> createTask(outcome(i, task))).toList();
          task.addDoneCallback(done -> note("callback"));
          pause(20);
          for (var waiter : waiters) {
            await(waiter);
          }
        });
  }

  @Test
  @DisplayName("a failure reaches all who await")
  void failingTaskFailsAllAwaiters() {
    twin(
        "failing_task_fails_all_awaiters",
        () -> {
          Task<String> task = createTask(failAfter(10));
          var waiters = IntStream.range(0, 2).mapToObj(i -> createTask(outcome(i, task))).toList();
          await(outcome("main", task));
          for (var waiter : waiters) {
            await(waiter);
          }
          note(name(task.exception()));
        });
  }

  @Test
  @DisplayName("a task cannot await itself")
  void taskCannotAwaitItself() {
    twin(
        "task_cannot_await_itself",
        () -> {
          var self = new AtomicReference<Task<Void>>();
          self.set(
              createTask(
                  async(
                      () -> {
                        yieldOnce();
                        try {
                          await(self.get());
                        } catch (IllegalStateException refused) {
                          note("refused");
                        }
                      })));
          await(self.get());
          note(self.get().isDone());
        });
  }

  @Test
  @DisplayName("no task is current in a callback")
  void callbacksHaveNoCurrentTask() {
    twin(
        "callbacks_have_no_current_task",
        () -> {
          loop().callSoon(() -> note(currentTask() == null));
          note(currentTask() == null);
          yieldOnce();
          note(allTasks().size());
          Task<Void> other = createTask(sleep(Duration.ZERO));
          note(allTasks().size());
          await(other);
          note(allTasks().size());
        });
  }

  @Test
  @DisplayName("a task that a callback makes starts in the next iteration")
  void taskMadeInACallback() {
    twin(
        "task_made_in_a_callback",
        () -> {
          var made = new ArrayList<Task<Void>>();
          loop().callSoon(() -> made.add(createTask(outcome("child", after(0, "value")))));
          loop().callSoon(() -> note("callback after"));
          yieldOnce();
          note("main");
          await(made.getFirst());
          note("end");
        });
  }

  @Test
  @DisplayName("who sleeps less wakes first")
  void sleepsEndInOrderOfTime() {
    twin(
        "sleeps_end_in_order_of_time",
        () -> {
          var tasks =
              Stream.of(30, 10, 20, 0)
                  .map(
                      millis ->
                          createTask(
                              async(
                                  () -> {
                                    pause(millis);
                                    note("slept " + millis);
                                  })))
                  .toList();
          for (var task : tasks) {
            await(task);
          }
          note("end");
        });
  }

  @Test
  @DisplayName("an awaiter stands in line with the callbacks")
  void doneCallbackAndAwaiter() {
    twin(
        "done_callback_and_awaiter",
        () -> {
          Task<String> task = createTask(after(0, "value"));
          task.addDoneCallback(done -> note("callback 1"));
          var waiter = createTask(outcome("waiter", task));
          yieldOnce();
          task.addDoneCallback(done -> note("callback 2"));
          await(waiter);
        });
  }

  @Test
  @DisplayName("run cancels what is left, and waits for its cleanup")
  void runCancelsWhatIsLeft() {
    twin(
        "run_cancels_what_is_left",
        () -> {
          createTask(
              async(
                  () -> {
                    try {
                      await(aSecond());
                    } finally {
                      note("finally");
                      pause(10);
                      note("after an await");
                    }
                  }));
          yieldOnce();
          note("main ends");
        });
  }
}
