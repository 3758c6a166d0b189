package asyncio.task;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.currentTask;
import static org.assertj.core.api.Assertions.assertThat;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("what is a failure of some code")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "this is given code, which is tested on the reference")
class FailuresTest {

  private void run(CoroutineAction main) {
    var time = new VirtualTime();
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      runner.run(async(main));
    }
  }

  @Test
  @DisplayName("what is to end more than that code is none")
  void whatIsAFailure() {
    run(
        () -> {
          assertThat(Failures.isFailure(new Exception())).isTrue();
          assertThat(Failures.isFailure(new AssertionError())).isTrue();
          assertThat(Failures.isFailure(new StackOverflowError())).isTrue();
          assertThat(Failures.isFailure(new CancelledError())).isTrue();
          assertThat(Failures.isFailure(new OutOfMemoryError())).isFalse();
        });
  }

  @Test
  @DisplayName("a cancellation is none in a task that was asked to be cancelled")
  void aCancellationThatWasAskedFor() {
    run(
        () -> {
          Task<?> task = currentTask();
          task.cancel();
          try {
            assertThat(Failures.isFailure(new CancelledError())).isFalse();
          } finally {
            task.uncancel();
          }
        });
  }
}
