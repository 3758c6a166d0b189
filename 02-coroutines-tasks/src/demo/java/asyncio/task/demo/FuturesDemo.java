package asyncio.task.demo;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import asyncio.task.InvalidStateError;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Demo 02.1: when the callbacks of a future run.
 *
 * <p>The twin of {@code src/cpython/futures.py}.
 */
public final class FuturesDemo {

  private final EventLoop loop;
  private final Consumer<String> print;

  private FuturesDemo(EventLoop loop, Consumer<String> print) {
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
    new FuturesDemo(loop, print).run();
  }

  private void run() {
    var order = new Future<String>(loop);
    order.addDoneCallback(this::serve);
    order.addDoneCallback(this::pay);
    loop.callLater(Duration.ofMillis(20), () -> cook(order));
    print.accept("ordered");
    loop.runForever();
    order.addDoneCallback(future -> print.accept("somebody came late"));
    print.accept("nothing yet");
    loop.callSoon(loop::stop);
    loop.runForever();
    print.accept("a second dinner is refused: " + (refused(order) ? "yes" : "no"));
  }

  private void serve(Future<String> future) {
    print.accept("served: " + future.result());
  }

  private void pay(Future<String> future) {
    print.accept("paid for: " + future.result());
    loop.callSoon(loop::stop);
  }

  private void cook(Future<String> order) {
    print.accept("cooking");
    order.setResult("noodles");
    print.accept("cooked");
  }

  private static boolean refused(Future<String> order) {
    try {
      order.setResult("soup");
      return false;
    } catch (InvalidStateError refused) {
      return true;
    }
  }
}
