package asyncio.task.twins;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

import asyncio.task.Future;
import asyncio.task.Task;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "loopcraft.impl", matches = "solution")
@DisplayName("Futures, as CPython has them")
class FutureTwinsTest extends TwinPrograms {

  @Test
  @DisplayName("callbacks go through the loop")
  void callbacksGoThroughTheLoop() {
    twin(
        "future_callbacks_go_through_the_loop",
        () -> {
          Future<Integer> future = future();
          future.addDoneCallback(done -> note("first"));
          future.addDoneCallback(done -> note("second"));
          future.setResult(1);
          note("result is set");
          future.addDoneCallback(done -> note("late"));
          yieldOnce();
          note("one iteration later");
        });
  }

  @Test
  @DisplayName("a task that awaits stands in line among the callbacks")
  void wakesTaskBetweenCallbacks() {
    twin(
        "future_wakes_task_between_callbacks",
        () -> {
          Future<String> future = future();
          future.addDoneCallback(done -> note("callback before"));
          var task = createTask(outcome("task", future));
          yieldOnce();
          future.addDoneCallback(done -> note("callback after"));
          future.setResult("value");
          await(task);
          note("end");
        });
  }

  @Test
  @DisplayName("a callback that was added twice is removed twice")
  void callbackRemoved() {
    twin(
        "future_callback_removed",
        () -> {
          Future<Void> future = future();
          Consumer<Future<Void>> twice = done -> note("never");
          future.addDoneCallback(twice);
          future.addDoneCallback(done -> note("stays"));
          future.addDoneCallback(twice);
          note(future.removeDoneCallback(twice));
          note(future.removeDoneCallback(twice));
          future.setResult(null);
          yieldOnce();
          note("end");
        });
  }

  @Test
  @DisplayName("a second result is refused")
  void secondResultRefused() {
    twin(
        "future_second_result_refused",
        () -> {
          Future<String> future = future();
          future.setResult("kept");
          attempt(() -> future.setResult("lost"));
          attempt(() -> future.setException(new Boom()));
          note(future.cancel());
          await(outcome("future", future));
        });
  }

  @Test
  @DisplayName("a future that is pending has nothing to tell, a cancelled one only that")
  void askedTooEarly() {
    twin(
        "future_asked_too_early",
        () -> {
          Future<String> future = future();
          attempt(future::result);
          attempt(future::exception);
          note(future.cancel());
          note(future.cancel());
          attempt(future::result);
          attempt(future::exception);
        });
  }

  @Test
  @DisplayName("awaiting what is done suspends nothing")
  void doneIsNotWaitedFor() {
    twin(
        "future_done_is_not_waited_for",
        () -> {
          Future<String> future = future();
          future.setResult("there");
          loop().callSoon(() -> note("callback"));
          await(outcome("first", future));
          await(outcome("second", future));
          yieldOnce();
          note("end");
        });
  }

  @Test
  @DisplayName("each link of a chain takes one iteration")
  void inAChain() {
    twin(
        "futures_in_a_chain",
        () -> {
          var futures = Stream.generate(TwinPrograms::<Void>future).limit(4).toList();
          var tasks = new ArrayList<Task<Void>>();
          for (int i = 0; i < 3; i++) {
            int number = i;
            tasks.add(
                createTask(
                    async(
                        () -> {
                          await(futures.get(number));
                          note("link " + number);
                          futures.get(number + 1).setResult(null);
                        })));
          }
          yieldOnce();
          futures.get(0).setResult(null);
          await(futures.get(3));
          note("last future");
          for (var task : tasks) {
            await(task);
          }
          note("end");
        });
  }
}
