package asyncio.subprocess;

import static asyncio.Asyncio.await;
import static asyncio.process.Processes.processPool;
import static asyncio.subprocess.Subprocesses.createSubprocess;
import static org.assertj.core.api.Assertions.assertThat;

import asyncio.loop.LoopObserver;
import asyncio.process.PoolOptions;
import asyncio.process.ProcessPool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("what a loop's observers are told of programs and pools that are to be closed")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "what observers are told is given code, which is tested on the reference")
class OpenedResourcesTest extends ProcessTests {

  private final List<Object> opened = new ArrayList<>();
  private final List<BooleanSupplier> open = new ArrayList<>();

  private void observe() {
    loop.addObserver(
        new LoopObserver() {
          @Override
          public void opened(Object resource, BooleanSupplier isOpen) {
            opened.add(resource);
            open.add(isOpen);
          }
        });
  }

  private List<Boolean> areOpen() {
    return open.stream().map(BooleanSupplier::getAsBoolean).toList();
  }

  @Test
  @DisplayName("a program, which is open as long as it runs")
  void subprocess() {
    run(
        () -> {
          observe();
          var launcher = new ScriptedLauncher(threads, () -> process);
          try (Subprocess started = await(createSubprocess(launcher, Command.exec("sort")))) {
            assertThat(opened).containsExactly(started);
            assertThat(areOpen()).containsExactly(true);
          }
          assertThat(areOpen()).containsExactly(false);
        });
  }

  @Test
  @DisplayName("a pool of processes, which is open if it has workers")
  void pool() {
    run(
        () -> {
          observe();
          try (ProcessPool pool = processPool(PoolOptions.allowing("none"))) {
            assertThat(opened).containsExactly(pool);
            assertThat(areOpen()).containsExactly(false);
          }
        });
  }
}
