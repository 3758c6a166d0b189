package asyncio.loop.demo;

import asyncio.loop.EventLoop;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Demo 01.5: callbacks of all threads wait in one line.
 *
 * <p>The twin of {@code src/cpython/one_line.py}.
 */
public final class OneLineDemo {

  private final EventLoop loop;
  private final Consumer<String> print;

  private OneLineDemo(EventLoop loop, Consumer<String> print) {
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
    new OneLineDemo(loop, print).run();
  }

  private void run() {
    fromAnotherThread("one, from another thread, before the loop runs");
    loop.callSoon(() -> print.accept("two"));
    loop.callSoon(this::first);
    loop.runForever();
  }

  private void first() {
    loop.callSoon(() -> print.accept("three"));
    fromAnotherThread("four, from another thread");
    loop.callLater(
        Duration.ZERO, () -> print.accept("a timer looks for its place in the next iteration"));
    loop.callSoon(() -> print.accept("five"));
    fromAnotherThread("six, from another thread");
    loop.callSoonThreadsafe(() -> print.accept("seven, by the same way from the loop's thread"));
    fromAnotherThread("eight, from another thread");
    loop.callSoon(loop::stop);
    print.accept("one iteration runs what was there when it began");
  }

  private void fromAnotherThread(String text) {
    Thread thread =
        Thread.ofPlatform().start(() -> loop.callSoonThreadsafe(() -> print.accept(text)));
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
