package asyncio.task;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static org.assertj.core.api.Assertions.assertThat;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopObserver;
import asyncio.loop.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("what tasks and futures tell the observers of their loop")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "what observers are told is given code, which is tested on the reference")
class ObservedTasksTest {

  private final List<Object> created = new ArrayList<>();
  private final List<Object> failed = new ArrayList<>();
  private final List<Object> stepped = new ArrayList<>();
  private final List<Object> misused = new ArrayList<>();

  private final LoopObserver observer =
      new LoopObserver() {
        @Override
        public void created(Object made) {
          created.add(made);
        }

        @Override
        public void failed(Object future, Throwable failure) {
          failed.add(future);
          failed.add(failure);
        }

        @Override
        public void beforeStep(Object task) {
          stepped.add(task);
        }

        @Override
        public void wrongThread(Object used) {
          misused.add(used);
        }
      };

  private void run(CoroutineAction main) {
    var time = new VirtualTime();
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      runner.loop().setDebug(true);
      runner.run(async(main));
    }
  }

  @Test
  @DisplayName("which coroutines, futures and tasks are made, and each step of a task")
  void createdAndStepped() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          loop.addObserver(observer);
          var future = new Future<Void>(loop);
          Coroutine<Void> coroutine = async(() -> await(future));
          Task<Void> task = createTask(coroutine);
          loop.callSoon(() -> future.setResult(null));
          await(task);

          assertThat(created).isEqualTo(List.of(future, coroutine, task));
          assertThat(stepped).startsWith(task, task);
        });
  }

  @Test
  @DisplayName("which of them have failed")
  void failed() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          loop.addObserver(observer);
          var failure = new IllegalStateException("on purpose");
          var future = new Future<Void>(loop);
          future.setException(failure);

          assertThat(failed).containsExactly(future, failure);
          assertThat(future.exception()).isSameAs(failure);
        });
  }

  @Test
  @DisplayName("in debug mode, which are used on a wrong thread, as far as given code can see it")
  void wrongThread() {
    run(
        () -> {
          EventLoop loop = EventLoop.running();
          loop.addObserver(observer);
          var waited = misusedBy(future -> future.addDoneCallback(_ -> {}));
          var cancelled = misusedBy(Future::cancel);
          var failed = misusedBy(future -> future.setException(new IllegalStateException()));

          assertThat(misused).isEqualTo(List.of(waited, cancelled, failed));
          failed.exception();
          misused.clear();
          new Future<Void>(loop).cancel();
          assertThat(misused).isEmpty();
        });
  }

  private static Future<Void> misusedBy(Consumer<Future<Void>> use) throws InterruptedException {
    var future = new Future<Void>(EventLoop.running());
    Thread thread = Thread.ofPlatform().start(() -> use.accept(future));
    thread.join();
    return future;
  }
}
