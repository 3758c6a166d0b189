package asyncio.sync.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.sync.Barrier;
import asyncio.sync.BrokenBarrierError;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Demo 03.5: three runners wait for each other before each lap, and one gives up.
 *
 * <p>The twin of {@code src/cpython/barriers.py}.
 */
public final class BarrierDemo {

  private final Consumer<String> print;
  private final Barrier barrier = new Barrier(3);

  private BarrierDemo(Consumer<String> print) {
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
    var demo = new BarrierDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    await(gather(runner("Ada", 10), runner("Bob", 20), runner("Cid", 30)));
    print.accept("broken: " + inPython(barrier.isBroken()));
    await(barrier.reset());
    print.accept("broken: " + inPython(barrier.isBroken()));
  }

  private Coroutine<Void> runner(String name, int pace) {
    return async(
        () -> {
          try {
            for (int lap = 1; lap <= 2; lap++) {
              await(sleep(Duration.ofMillis(pace)));
              int place = await(barrier.waitForAll());
              print.accept("%s begins lap %d, came as number %d".formatted(name, lap, place));
            }
            await(sleep(Duration.ofMillis(pace)));
            if (name.equals("Cid")) {
              print.accept("Cid gives up");
              await(barrier.abort());
            } else {
              await(barrier.waitForAll());
            }
          } catch (BrokenBarrierError broken) {
            print.accept(name + " stops");
          }
        });
  }

  private static String inPython(boolean truth) {
    return truth ? "True" : "False";
  }
}
