package asyncio.loop.demo;

import asyncio.loop.EventLoop;
import asyncio.loop.TimerHandle;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Demo 01.3: in which order timers run.
 *
 * <p>The twin of {@code src/cpython/timers.py}.
 */
public final class TimersDemo {

  private final EventLoop loop;
  private final Consumer<String> print;
  private TimerHandle lateByOneSecond;

  private TimersDemo(EventLoop loop, Consumer<String> print) {
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
    new TimersDemo(loop, print).run();
  }

  private void run() {
    long second = Duration.ofSeconds(1).toNanos();
    loop.callLater(Duration.ofMillis(60), () -> print.accept("third"));
    loop.callLater(Duration.ofMillis(20), this::teaIsReady);
    TimerHandle cancelled =
        loop.callLater(Duration.ofMillis(30), () -> print.accept("never printed"));
    loop.callLater(Duration.ofMillis(40), () -> print.accept("second"));
    loop.callLater(Duration.ofMillis(80), loop::stop);
    lateByOneSecond = loop.callAt(loop.time() - second, () -> print.accept("never printed either"));
    loop.callAt(loop.time() - 2 * second, this::lateByTwoSeconds);
    loop.callSoon(() -> print.accept("no timer at all"));
    cancelled.cancel();
    print.accept("everything is scheduled");
    loop.runForever();
  }

  private void teaIsReady() {
    print.accept("tea is ready");
    loop.callLater(Duration.ZERO, () -> print.accept("sip"));
    loop.callSoon(() -> print.accept("pour"));
  }

  private void lateByTwoSeconds() {
    print.accept("two seconds late");
    lateByOneSecond.cancel();
  }
}
