package asyncio.task.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Demo 02.3: in which order tasks wake.
 *
 * <p>The twin of {@code src/cpython/waking_order.py}.
 */
public final class WakingOrderDemo {

  private final EventLoop loop;
  private final Consumer<String> print;
  private final Future<String> future;

  private WakingOrderDemo(EventLoop loop, Consumer<String> print) {
    this.loop = loop;
    this.print = print;
    future = new Future<>(loop);
  }

  /** Runs the demo. */
  static void main() {
    try (var loop = EventLoop.create()) {
      program(loop, IO::println);
    }
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    var demo = new WakingOrderDemo(loop, print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    Task<String> first = createTask(async(() -> waiter("first")));
    Task<String> second = createTask(async(() -> waiter("second")));
    loop.callSoon(() -> print.accept("callback"));
    print.accept("two tasks made");
    await(sleep(Duration.ZERO));

    print.accept("main is back");
    future.setResult("the answer");
    loop.callSoon(() -> print.accept("behind the tasks"));
    print.accept("future done");
    print.accept(await(second));
    print.accept(await(first));
    try {
      await(createTask(async(this::fails)));
    } catch (IllegalArgumentException e) {
      print.accept("caught");
    }
  }

  private String waiter(String name) {
    print.accept(name + " waits");
    String answer = await(future);
    print.accept(name + " has " + answer);
    await(sleep(Duration.ZERO));
    print.accept(name + " ends");
    return name + " is done";
  }

  private void fails() {
    throw new IllegalArgumentException("failed");
  }
}
