package asyncio.task;

import static asyncio.Asyncio.asCompleted;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.gatherSettled;
import static asyncio.Asyncio.shield;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.taskGroup;
import static asyncio.Asyncio.timeout;
import static asyncio.Asyncio.waitFor;
import static asyncio.Asyncio.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.loop.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import loopcraft.grader.kit.EveryMoment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cancels a task after every callback of its loop in turn, and looks whether it ends as a cancelled
 * task should, with nothing left behind.
 */
@EnabledIfSystemProperty(named = "loopcraft.impl", matches = "solution")
@DisplayName("cancelled at every moment")
class CancelEverywhereTest {

  private static final Duration LONGER_THAN_ANYTHING = Duration.ofDays(1);

  static Stream<Arguments> scenarios() {
    return Stream.of(
        Arguments.of("sleep", body(() -> await(pause(3)))),
        Arguments.of("a task in a task", body(() -> await(createTask(pause(3))))),
        Arguments.of("cleanup that awaits", body(CancelEverywhereTest::cleanUp)),
        Arguments.of("gather", body(() -> await(gather(pause(1), pause(3), pause(2))))),
        Arguments.of(
            "gather, settled", body(() -> await(gatherSettled(pause(1), failAfter(2), pause(3))))),
        Arguments.of("gather in gather", body(() -> await(gather(gather(pause(1)), pause(2))))),
        Arguments.of("waiting for a limit", body(() -> await(waitFor(pause(2), millis(5))))),
        Arguments.of("waiting for too long", body(CancelEverywhereTest::waitTooLong)),
        Arguments.of("a limit in a limit", body(CancelEverywhereTest::nestedLimits)),
        Arguments.of("a group", body(CancelEverywhereTest::group)),
        Arguments.of("a group that fails", body(CancelEverywhereTest::failingGroup)),
        Arguments.of("wait", body(CancelEverywhereTest::waitForTwo)),
        Arguments.of("as completed", body(CancelEverywhereTest::inOrderOfCompletion)),
        Arguments.of("shield", body(CancelEverywhereTest::shielded)));
  }

  private static Callable<Object> body(Callable<Object> body) {
    return body;
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static Coroutine<Void> pause(long millis) {
    return sleep(millis(millis));
  }

  private static Coroutine<Void> failAfter(long millis) {
    return async(
        () -> {
          await(pause(millis));
          throw new IllegalArgumentException("on purpose");
        });
  }

  private static Object cleanUp() {
    try {
      return await(pause(2));
    } finally {
      await(pause(2));
    }
  }

  private static Object waitTooLong() {
    try {
      return await(waitFor(async(CancelEverywhereTest::cleanUp), millis(1)));
    } catch (TimeoutError late) {
      return await(pause(1));
    }
  }

  private static Object nestedLimits() {
    try {
      return await(timeout(millis(4), () -> await(timeout(millis(2), () -> await(pause(3))))));
    } catch (TimeoutError late) {
      return await(pause(1));
    }
  }

  private static Object group() {
    return await(
        taskGroup(
            group -> {
              group.createTask(pause(1));
              group.createTask(pause(3));
              await(pause(2));
            }));
  }

  private static Object failingGroup() {
    try {
      return await(
          taskGroup(
              group -> {
                group.createTask(failAfter(1));
                group.createTask(async(CancelEverywhereTest::cleanUp));
                await(pause(5));
              }));
    } catch (ExceptionGroup failed) {
      return await(pause(1));
    }
  }

  private static Object waitForTwo() {
    var tasks = List.of(createTask(pause(1)), createTask(pause(3)));
    try {
      return await(waitUntil(ReturnWhen.ALL_COMPLETED, millis(2), tasks));
    } finally {
      tasks.forEach(Task::cancel);
    }
  }

  private static Object inOrderOfCompletion() {
    var tasks = List.of(createTask(pause(2)), createTask(pause(1)));
    try {
      for (Future<Void> done : asCompleted(tasks, millis(5))) {
        done.result();
      }
      return null;
    } finally {
      tasks.forEach(Task::cancel);
    }
  }

  private static Object shielded() {
    Task<Void> inner = createTask(pause(3));
    try {
      return await(shield(inner));
    } finally {
      await(inner);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scenarios")
  @DisplayName("it ends, cancelled or done, and leaves no task, no timer and no request")
  void endsAndLeavesNothingBehind(String name, Callable<Object> body) {
    int moments = EveryMoment.strike("cancelled", moment -> run(body, moment));

    assertThat(moments).isGreaterThan(1);
  }

  private static void run(Callable<Object> body, EveryMoment moment) {
    var time = new VirtualTime();
    try (var loop = EventLoop.create(time, time)) {
      Task<Object> task = Tasks.of(loop).create(new Coroutine<>(body), "struck", null);
      var strikes = new StrikeAfterEachCallback(moment, task);
      loop.addObserver(strikes);
      runUntilEnded(loop, task);
      loop.removeObserver(strikes);

      finishIteration(loop);
      assertThat(Tasks.of(loop).pending()).as("tasks left").isEmpty();
      assertThat(callbacksLeft(loop)).as("callbacks left").isZero();
      if (strikes.accepted) {
        assertThat(task.isCancelled() || task.exception() == null).as("an end").isTrue();
      } else {
        assertThat(task.isCancelled()).as("cancelled by nobody").isFalse();
      }
    }
  }

  private static void runUntilEnded(EventLoop loop, Task<Object> task) {
    try {
      Runner.runUntilComplete(loop, task);
    } catch (CancelledError cancelled) {
      assertThat(task.isCancelled()).isTrue();
    }
  }

  /** What has just ended still tells those who listened. */
  private static void finishIteration(EventLoop loop) {
    loop.stop();
    loop.runForever();
  }

  /** Runs the loop for longer than anything takes, and counts what it still does. */
  private static int callbacksLeft(EventLoop loop) {
    var count = new int[1];
    LoopObserver counting =
        new LoopObserver() {
          @Override
          public void afterCallback(Handle handle) {
            count[0]++;
          }
        };
    loop.addObserver(counting);
    loop.callLater(LONGER_THAN_ANYTHING, loop::stop);
    loop.runForever();
    return count[0] - 1;
  }

  private static final class StrikeAfterEachCallback implements LoopObserver {

    private final EveryMoment moment;
    private final Task<?> task;
    private boolean accepted;

    StrikeAfterEachCallback(EveryMoment moment, Task<?> task) {
      this.moment = moment;
      this.task = task;
    }

    @Override
    public void afterCallback(Handle handle) {
      moment.pass(() -> accepted = task.cancel());
    }
  }
}
