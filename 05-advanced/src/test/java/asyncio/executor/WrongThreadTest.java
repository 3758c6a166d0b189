package asyncio.executor;

import static asyncio.executor.Threads.toCompletableFuture;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import asyncio.executor.demo.WrongThreadDemo;
import asyncio.loop.EventLoop;
import asyncio.task.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("a loop, called on a thread that is not its own")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "debug mode is given code, which is tested on the reference")
class WrongThreadTest extends OnRealThreads {

  @Test
  @DisplayName(
      "refuses in debug mode what CPython refuses, and does as much harm where it comes late")
  void asInCPython() {
    WrongThreadDemo.program(trace, _ -> {});

    sameAsCPython("wrong_thread_in_debug_mode", trace);
  }

  @Test
  @DisplayName("hands out none of its futures to a thread without a loop, nor to another loop")
  void toCompletableFutureElsewhere() {
    try (EventLoop loop = newLoop()) {
      var future = new Future<String>(loop);
      assertThatIllegalStateException()
          .isThrownBy(() -> toCompletableFuture(future))
          .withMessage("no running event loop");
      run(
          () ->
              assertThatIllegalArgumentException()
                  .isThrownBy(() -> toCompletableFuture(future))
                  .withMessageStartingWith("the future belongs to a different loop"));
    }
  }
}
