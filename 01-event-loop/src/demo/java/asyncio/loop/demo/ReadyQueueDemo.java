package asyncio.loop.demo;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import java.util.function.Consumer;

/**
 * Demo 01.1: what callSoon puts in line, and which iteration runs it.
 *
 * <p>The twin of {@code src/cpython/ready_queue.py}.
 */
public final class ReadyQueueDemo {

  private final EventLoop loop;
  private final Consumer<String> print;
  private Handle cake;

  private ReadyQueueDemo(EventLoop loop, Consumer<String> print) {
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
    new ReadyQueueDemo(loop, print).run();
  }

  private void run() {
    loop.callSoon(this::orderTea);
    cake = loop.callSoon(() -> print.accept("eat cake"));
    loop.callSoon(() -> print.accept("read the paper"));
    print.accept("everything is scheduled, nothing has run");

    runOneIteration("first");
    runOneIteration("second");
    print.accept("cake cancelled: " + cake.isCancelled());
  }

  private void orderTea() {
    print.accept("order tea");
    loop.callSoon(() -> print.accept("drink tea"));
    cake.cancel();
  }

  private void runOneIteration(String name) {
    print.accept("-- " + name + " iteration");
    loop.stop();
    loop.runForever();
  }
}
