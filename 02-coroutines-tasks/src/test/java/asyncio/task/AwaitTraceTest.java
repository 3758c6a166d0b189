package asyncio.task;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("through which awaits a failure came")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "the trace is given code, which is tested on the reference")
class AwaitTraceTest {

  private static Throwable failureOf(Callable<?> main) {
    var time = new VirtualTime();
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      return catchThrowable(() -> runner.run(async(main)));
    }
  }

  private static void ignoreResult() {
    handle();
  }

  private static String handle() {
    return await(createTask(async(AwaitTraceTest::fetch)));
  }

  private static String fetch() {
    return await(createTask(async(AwaitTraceTest::connect)));
  }

  private static String connect() {
    await(sleep(Duration.ofSeconds(1)));
    throw new IllegalArgumentException("no such host");
  }

  private static Stream<String> ownMethods(Throwable trace) {
    return Stream.of(trace.getStackTrace())
        .filter(frame -> frame.getClassName().equals(AwaitTraceTest.class.getName()))
        .map(StackTraceElement::getMethodName)
        .filter(method -> !method.startsWith("lambda$"));
  }

  @Test
  @DisplayName("its own trace says where it was thrown, the note who awaited, innermost first")
  void namesThrowerAndAwaiters() {
    Throwable failure = failureOf(AwaitTraceTest::handle);

    assertThat(failure).isInstanceOf(IllegalArgumentException.class).hasMessage("no such host");
    assertThat(failure.getStackTrace()[0].getMethodName()).isEqualTo("connect");
    assertThat(failure.getSuppressed())
        .singleElement()
        .isInstanceOf(AwaitTrace.class)
        .satisfies(trace -> assertThat(ownMethods(trace)).containsExactly("fetch", "handle"));
  }

  @Test
  @DisplayName("the trace has no frames of the machinery")
  void leavesTheMachineryOut() {
    Callable<Void> withoutResult = () -> await(async(() -> ignoreResult()));
    Throwable trace = failureOf(withoutResult).getSuppressed()[0];

    assertThat(trace.getStackTrace())
        .extracting(StackTraceElement::getClassName)
        .allMatch(AwaitTraceTest.class.getName()::equals);
  }

  @Test
  @DisplayName("a cancellation has no such note")
  void cancellationsAreNotNoted() {
    Throwable failure =
        failureOf(
            () -> {
              Task<Void> sleeper = createTask(sleep(Duration.ofSeconds(1)));
              sleeper.cancel();
              return await(sleeper);
            });

    assertThat(failure).isInstanceOf(CancelledError.class);
    assertThat(failure.getSuppressed()).isEmpty();
  }
}
