package asyncio.loop.demo;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import java.util.function.Consumer;

/**
 * Demo 01.2: what becomes of a callback that throws.
 *
 * <p>The twin of {@code src/cpython/failing_callbacks.py}. The failure that a loop does not survive
 * is {@code SystemExit} there, and an error of the JVM here.
 */
public final class FailingCallbacksDemo {

  private final EventLoop loop;
  private final Consumer<String> print;

  private FailingCallbacksDemo(EventLoop loop, Consumer<String> print) {
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
    new FailingCallbacksDemo(loop, print).run();
  }

  private void run() {
    loop.setExceptionHandler(this::handle);
    loop.callSoon(this::divide);
    loop.callSoon(() -> print.accept("the next callback runs all the same"));
    loop.callSoon(this::divide);
    loop.callSoon(this::stop);
    loop.runForever();

    print.accept("-- a failure that the loop does not survive");
    loop.callSoon(this::runOutOfMemory);
    loop.callSoon(() -> print.accept("still waiting, and run now"));
    try {
      loop.runForever();
    } catch (OutOfMemoryError expected) {
      print.accept("run_forever raised it");
    }
    loop.stop();
    loop.runForever();
  }

  private void divide() {
    print.accept("dividing");
    print.accept("never printed: " + 1 / "".length());
  }

  private void handle(EventLoop from, ExceptionContext context) {
    String kind = context.exception() instanceof ArithmeticException ? "arithmetic" : "other";
    print.accept("handler: " + kind + " failure");
  }

  private void stop() {
    print.accept("stopping");
    loop.stop();
  }

  private void runOutOfMemory() {
    throw new OutOfMemoryError("thrown by the demo");
  }
}
