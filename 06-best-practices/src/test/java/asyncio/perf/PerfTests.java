package asyncio.perf;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.task.CoroutineAction;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.kit.Trace;

/** What the tests of 06.4 have in common: virtual time, and what the loop was told of. */
abstract class PerfTests {

  final Trace trace = new Trace();
  final VirtualTime time = new VirtualTime();
  final List<String> reports = new ArrayList<>();

  /** Runs a program on a loop of its own. */
  void run(CoroutineAction main) {
    try (var runner = new Runner(this::loop)) {
      runner.run(async(main));
    }
  }

  EventLoop loop() {
    EventLoop loop = EventLoop.create(time, time);
    loop.setExceptionHandler(
        (_, report) ->
            reports.add(
                "%s: %s, %s".formatted(report.message(), report.exception(), report.source())));
    return loop;
  }

  void note(String what) {
    trace.add(what);
  }

  void at(String what) {
    note(what + " at " + time.now().toMillis());
  }

  static Task<Void> start(CoroutineAction body) {
    return createTask(async(body));
  }

  static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  static void pause(long millis) {
    await(sleep(millis(millis)));
  }

  /** Lets the loop go through so many iterations. */
  static void ticks(int number) {
    for (int i = 0; i < number; i++) {
      await(sleep(Duration.ZERO));
    }
  }

  /** How a future stands, in words. */
  static String state(Future<?> future) {
    if (!future.isDone()) {
      return "pending";
    }
    if (future.isCancelled()) {
      return "cancelled";
    }
    Throwable failure = future.exception();
    return failure == null
        ? String.valueOf(future.result())
        : failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
