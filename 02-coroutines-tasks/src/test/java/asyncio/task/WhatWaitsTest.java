package asyncio.task;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import asyncio.loop.EventLoop;
import asyncio.loop.RunningLoops;
import asyncio.loop.VirtualTime;
import asyncio.loop.VirtualTime.StuckLoopException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("what a loop says of its tasks that wait for ever")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "this is given code, which is tested on the reference")
class WhatWaitsTest {

  private final VirtualTime time = new VirtualTime();
  private final EventLoop loop = EventLoop.create(time, time);

  private List<String> stuck(CoroutineAction main) {
    var stuck =
        catchThrowableOfType(
            StuckLoopException.class, () -> Runner.runUntilComplete(loop, async(main)));
    return stuck.getMessage().lines().skip(1).toList();
  }

  /** The line of this file that calls this, and the next ones. */
  private static String line(int after) {
    int here =
        StackWalker.getInstance()
            .walk(frames -> frames.skip(1).findFirst().orElseThrow())
            .getLineNumber();
    return "WhatWaitsTest.java:" + (here + after);
  }

  @Test
  @DisplayName("names each task, its line, and what it waits for")
  void eachTask() {
    String inner = line(6);
    String outer = line(6);
    var seen =
        stuck(
            () -> {
              var never = new Future<Void>(loop);
              var cook = createTask(async(() -> await(never)), "cook");
              await(cook);
            });

    assertThat(seen)
        .containsExactly(
            "Task-1 at " + outer + " waits for cook",
            "cook at " + inner + " waits for Future[pending]");
  }

  @Test
  @DisplayName("names the part of the library that waits, and the program's line behind it")
  void library() {
    String body = line(5);
    var seen =
        stuck(
            () -> {
              var never = new Future<Void>(loop);
              await(Wait.until(ReturnWhen.ALL_COMPLETED, null, List.of(never)));
            });

    assertThat(seen).containsExactly("Task-1 at " + body + " in Wait waits for Future[pending]");
  }

  @Test
  @DisplayName("says of gathered tasks what each of them waits for")
  void gathered() {
    var never = new Future<Void>(loop);
    String body = line(1);
    var seen = stuck(() -> await(gather(async(() -> await(never)), async(() -> await(never)))));

    assertThat(seen)
        .hasSize(3)
        .allMatch(line -> line.contains(body))
        .last()
        .asString()
        .isEqualTo("Task-3 at " + body + " waits for Future[pending]");
  }

  @Test
  @DisplayName("finds a coroutine that no task runs")
  void withoutTask() {
    String body = line(4);
    var forgotten =
        async(
            () -> {
              Coroutine.suspend("something");
            });
    var seen =
        stuck(
            () -> {
              loop.callSoon(forgotten::resume);
              await(new Future<Void>(loop));
            });

    assertThat(seen)
        .last()
        .isEqualTo("a coroutine at " + body + " waits, which no pending task runs");
  }

  @Test
  @DisplayName("is silent without tasks, and where no loop runs")
  void nothing() {
    var stuck = catchThrowableOfType(StuckLoopException.class, loop::runForever);

    assertThat(stuck.getMessage().lines()).hasSize(1);
    assertThat(RunningLoops.waiting(List.of(Thread.currentThread()))).isEmpty();
  }

  @Test
  @DisplayName("can be asked of the loops that run on a thread")
  void ofThread() {
    Runner.runUntilComplete(
        loop,
        async(
            () ->
                assertThat(RunningLoops.waiting(List.of(Thread.currentThread())))
                    .containsExactly("Task-1 is running")));
  }
}
