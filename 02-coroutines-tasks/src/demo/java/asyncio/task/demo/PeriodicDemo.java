package asyncio.task.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Demo 02.4: a periodic task, and sleeps side by side.
 *
 * <p>The twin of {@code src/cpython/periodic.py}.
 */
public final class PeriodicDemo {

  private final Consumer<String> print;

  private PeriodicDemo(Consumer<String> print) {
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
    var demo = new PeriodicDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    Task<Void> ticking = createTask(async(this::tick));
    print.accept(await(sleep(Duration.ofMillis(70), "half way")));
    await(sleep(Duration.ofMillis(60)));
    ticking.cancel();
    try {
      await(ticking);
    } catch (CancelledError e) {
      print.accept("no more ticks");
    }
  }

  private void tick() {
    try {
      for (int number = 1; ; number++) {
        print.accept("tick " + number);
        await(sleep(Duration.ofMillis(50)));
      }
    } finally {
      print.accept("the clock is put away");
    }
  }
}
