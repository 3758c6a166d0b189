package asyncio.task.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.timeout;
import static asyncio.Asyncio.waitFor;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Demo 02.8: time limits: reached, not reached, nested, moved.
 *
 * <p>The twin of {@code src/cpython/time_limits.py}.
 */
public final class TimeLimitsDemo {

  private final EventLoop loop;
  private final Consumer<String> print;

  private TimeLimitsDemo(EventLoop loop, Consumer<String> print) {
    this.loop = loop;
    this.print = print;
  }

  /** Runs the demo. */
  static void main() {
    try (var loop = EventLoop.create()) {
      program(loop, IO::println);
    }
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    var demo = new TimeLimitsDemo(loop, print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    within(200, "quick", 50);
    within(50, "slow", 200);

    try {
      await(
          timeout(
              Duration.ofMillis(100),
              () -> {
                within(50, "first", 200);
                within(200, "second", 200);
              }));
    } catch (TimeoutError late) {
      print.accept("the outer limit");
    }

    boolean expired =
        await(
            timeout(
                Duration.ofMillis(50),
                limit -> {
                  limit.reschedule(loop.timeAfter(Duration.ofMillis(200)));
                  print.accept(await(fetch("moved", 100)));
                  return limit.isExpired();
                }));
    print.accept("expired: " + expired);

    try {
      await(waitFor(fetch("one call", 200), Duration.ofMillis(50)));
    } catch (TimeoutError late) {
      print.accept("one call: time is up");
    }

    Task<Void> task = createTask(async(() -> within(200, "cancelled", 1000)));
    await(sleep(Duration.ofMillis(50)));
    task.cancel();
    try {
      await(task);
    } catch (CancelledError cancelled) {
      print.accept("that was not the limit");
    }
  }

  private void within(int millis, String name, int takes) {
    try {
      await(timeout(Duration.ofMillis(millis), () -> print.accept(await(fetch(name, takes)))));
    } catch (TimeoutError late) {
      print.accept(name + ": time is up");
    }
  }

  private Coroutine<String> fetch(String name, int millis) {
    return async(
        () -> {
          try {
            await(sleep(Duration.ofMillis(millis)));
            return name;
          } catch (CancelledError cancelled) {
            print.accept(name + " gives up");
            throw cancelled;
          }
        });
  }
}
