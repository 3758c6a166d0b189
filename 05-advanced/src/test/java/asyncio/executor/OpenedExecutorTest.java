package asyncio.executor;

import static asyncio.Asyncio.await;
import static asyncio.executor.Threads.runInExecutor;
import static asyncio.executor.Threads.setDefaultExecutor;
import static org.assertj.core.api.Assertions.assertThat;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("what a loop's observers are told of its default executor")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "what observers are told is given code, which is tested on the reference")
class OpenedExecutorTest extends OnRealThreads {

  private final List<Object> opened = new ArrayList<>();
  private final List<BooleanSupplier> open = new ArrayList<>();

  private List<Boolean> areOpen() {
    return open.stream().map(BooleanSupplier::getAsBoolean).toList();
  }

  @Test
  @DisplayName("that it is open until it is shut down, which a runner does")
  void defaultExecutor() {
    run(
        () -> {
          EventLoop.running()
              .addObserver(
                  new LoopObserver() {
                    @Override
                    public void opened(Object resource, BooleanSupplier isOpen) {
                      opened.add(resource);
                      open.add(isOpen);
                    }
                  });
          var executor = Executors.newSingleThreadExecutor();
          setDefaultExecutor(executor);
          await(runInExecutor(() -> null));
          assertThat(opened).containsExactly(executor, executor);
          assertThat(areOpen()).containsExactly(true, true);
        });

    assertThat(areOpen()).containsExactly(false, false);
  }
}
