package asyncio.task.twins;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

import asyncio.task.ContextVar;
import asyncio.task.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "loopcraft.impl", matches = "solution")
@DisplayName("Context variables, as CPython has them")
class ContextTwinsTest extends TwinPrograms {

  private final ContextVar<String> variable = new ContextVar<>("variable", "default");

  @Test
  @DisplayName("a task has a copy of its own")
  void copiedByATask() {
    twin(
        "context_copied_by_a_task",
        () -> {
          variable.set("main");
          var task =
              createTask(
                  async(
                      () -> {
                        note(variable.get());
                        variable.set("child");
                        yieldOnce();
                        note(variable.get());
                      }));
          variable.set("main, later");
          await(task);
          note(variable.get());
        });
  }

  @Test
  @DisplayName("a coroutine that is awaited shares the awaiting one's")
  void sharedByAnAwaitedCoroutine() {
    twin(
        "context_shared_by_an_awaited_coroutine",
        () -> {
          await(
              async(
                  () -> {
                    variable.set("child");
                  }));
          note(variable.get());
        });
  }

  @Test
  @DisplayName("a callback sees what was set when it was scheduled")
  void ofCallbacks() {
    twin(
        "context_of_callbacks",
        () -> {
          variable.set("first");
          loop().callSoon(() -> note(variable.get()));
          loop().callLater(millis(10), () -> note(variable.get()));
          loop().callSoon(() -> variable.set("callback"));
          variable.set("second");
          loop().callSoon(() -> note(variable.get()));
          pause(20);
          note(variable.get());
        });
  }

  @Test
  @DisplayName("a done callback sees what was set when it was added")
  void ofDoneCallbacks() {
    twin(
        "context_of_done_callbacks",
        () -> {
          Future<Void> future = future();
          variable.set("when added");
          future.addDoneCallback(done -> note(variable.get()));
          await(
              createTask(
                  async(
                      () -> {
                        variable.set("when completed");
                        future.setResult(null);
                      })));
          yieldOnce();
          note(variable.get());
        });
  }

  @Test
  @DisplayName("a token brings back what was before, once, in its own context")
  void tokenBringsBack() {
    twin(
        "context_token_brings_back",
        () -> {
          var first = variable.set("first");
          var second = variable.set("second");
          variable.reset(second);
          note(variable.get());
          variable.reset(first);
          note(variable.get());
          try {
            variable.reset(first);
          } catch (IllegalStateException usedBefore) {
            note("used before");
          }
          var token = variable.set("third");
          await(
              createTask(
                  async(
                      () -> {
                        try {
                          variable.reset(token);
                        } catch (IllegalArgumentException elsewhere) {
                          note("another context");
                        }
                      })));
        });
  }
}
