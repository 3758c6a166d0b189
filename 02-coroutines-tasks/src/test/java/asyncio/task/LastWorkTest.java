package asyncio.task;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("what is put off until the loop closes")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "the tasks of a loop are given code, which is tested on the reference")
class LastWorkTest {

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);
  private final List<String> done = new ArrayList<>();

  private Coroutine<Void> work(String name) {
    return async(
        () -> {
          await(sleep(Duration.ofSeconds(1)));
          done.add(name);
        });
  }

  @Test
  @DisplayName("is done one after the other, the last one first")
  void lastOneFirst() {
    try (var runner = new Runner(() -> loop)) {
      Tasks.of(runner.loop()).beforeClosing(() -> work("first"));
      Tasks.of(runner.loop()).beforeClosing(() -> work("second"));
    }

    assertThat(done).containsExactly("second", "first");
    assertThat(time.now()).isEqualTo(Duration.ofSeconds(2));
    assertThat(loop.isClosed()).isTrue();
  }

  @Test
  @DisplayName("is reported if it fails, and the rest is done all the same")
  void aFailureIsReported() {
    var failure = new IllegalArgumentException("no end");
    var told = new ArrayList<ExceptionContext>();
    loop.setExceptionHandler((_, context) -> told.add(context));
    try (var runner = new Runner(() -> loop)) {
      Tasks.of(runner.loop()).beforeClosing(() -> work("first"));
      Tasks.of(runner.loop())
          .beforeClosing(
              () -> {
                throw failure;
              });
    }

    assertThat(done).containsExactly("first");
    assertThat(told)
        .containsExactly(
            new ExceptionContext("unhandled exception during shutdown", failure, loop));
  }

  @Test
  @DisplayName("may put off more")
  void mayPutOffMore() {
    try (var runner = new Runner(() -> loop)) {
      Tasks tasks = Tasks.of(runner.loop());
      tasks.beforeClosing(
          () -> {
            tasks.beforeClosing(() -> work("more"));
            return work("work");
          });
    }

    assertThat(done).containsExactly("work", "more");
  }

  @Test
  @DisplayName("is dropped by who closes the loop without a runner")
  void isDroppedWithoutARunner() {
    Tasks.of(loop).beforeClosing(() -> work("never"));
    loop.close();

    assertThat(done).isEmpty();
  }
}
