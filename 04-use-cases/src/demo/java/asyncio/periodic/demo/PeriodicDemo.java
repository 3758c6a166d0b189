package asyncio.periodic.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.periodic.Schedule;
import asyncio.task.Runner;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Demo 04.6: a task prints the time every second, five times; by sleeping a second in between, and
 * by a schedule. Time is virtual, so that it takes none.
 *
 * <p>The twin of {@code src/cpython/periods.py}.
 */
public final class PeriodicDemo {

  private final EventLoop loop;
  private final Consumer<String> print;

  private PeriodicDemo(EventLoop loop, Consumer<String> print) {
    this.loop = loop;
    this.print = print;
  }

  /** Runs the demo. */
  static void main() {
    var time = new VirtualTime();
    try (var loop = EventLoop.create(time, time)) {
      program(loop, IO::println);
    }
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    var demo = new PeriodicDemo(loop, print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    naive();
    await(sleep(Duration.ofSeconds(10).minusNanos(loop.time())));
    byTheClock();
  }

  private void naive() {
    for (int i = 0; i < 5; i++) {
      work("sleep");
      await(sleep(Duration.ofSeconds(1)));
    }
  }

  private void byTheClock() {
    try (var clock =
        Schedule.atFixedRate(Duration.ofSeconds(1)).times(5).start(_ -> work("clock"))) {
      await(clock.join());
    }
  }

  private void work(String name) {
    print.accept("%s %d ms".formatted(name, Duration.ofNanos(loop.time()).toMillis()));
    await(sleep(Duration.ofMillis(50)));
  }
}
