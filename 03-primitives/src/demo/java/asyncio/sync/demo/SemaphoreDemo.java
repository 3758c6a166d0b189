package asyncio.sync.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.sync.BoundedSemaphore;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Demo 03.4: five downloads, of which two run at a time.
 *
 * <p>The twin of {@code src/cpython/semaphores.py}.
 */
public final class SemaphoreDemo {

  private final Consumer<String> print;
  private final BoundedSemaphore slots = new BoundedSemaphore(2);

  private SemaphoreDemo(Consumer<String> print) {
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
    var demo = new SemaphoreDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    await(gather(IntStream.rangeClosed(1, 5).mapToObj(this::download).toList()));
    try {
      slots.release();
    } catch (IllegalStateException tooMany) {
      print.accept("one release too many");
    }
  }

  private Coroutine<Void> download(int number) {
    return async(
        () -> {
          try (var _ = await(slots.acquire())) {
            print.accept(number + " starts");
            await(sleep(Duration.ofMillis(10 * number)));
          }
          print.accept(number + " is done");
        });
  }
}
