package asyncio.task;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static org.assertj.core.api.Assertions.assertThat;

import asyncio.Asyncio;
import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.loop.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("coroutines that are made and never awaited")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "the watch over coroutines is given code, which is tested on the reference")
class NeverAwaitedTest {

  private final List<ExceptionContext> told = new ArrayList<>();
  private final List<Coroutine<?>> forgotten = new ArrayList<>();

  private void run(CoroutineAction main) {
    var time = new VirtualTime();
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      runner.loop().setExceptionHandler((loop, context) -> told.add(context));
      runner.run(async(main));
      assertThat(told).as("what is reported before the loop closes").isEmpty();
    }
  }

  private void forget() {
    forgotten.add(async(() -> {}));
  }

  @Test
  @DisplayName("are reported when the loop closes, in the order in which they were made")
  void areReportedWhenTheLoopCloses() {
    run(
        () -> {
          forget();
          forget();
        });

    assertThat(told).extracting(ExceptionContext::source).isEqualTo(forgotten);
    assertThat(told).extracting(ExceptionContext::exception).containsOnlyNulls();
    assertThat(told.getFirst().message())
        .isEqualTo("Coroutine[" + getClass().getName() + ", created] was never awaited");
  }

  @Test
  @DisplayName("are not those that were awaited, made a task of, or closed")
  void thoseThatWereUsedAreNotReported() {
    run(
        () -> {
          await(async(() -> {}));
          await(Asyncio.createTask(async(() -> {})));
          async(() -> {}).close();
        });

    assertThat(told).isEmpty();
  }

  @Test
  @DisplayName("are found among many that were awaited")
  void areFoundAmongMany() {
    run(
        () -> {
          for (int i = 0; i < 1000; i++) {
            await(async(() -> {}));
            if (i % 100 == 0) {
              forget();
            }
          }
        });

    assertThat(told).extracting(ExceptionContext::source).isEqualTo(forgotten);
  }
}
