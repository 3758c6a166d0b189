package asyncio.sync.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.sync.Event;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Demo 03.2: a gate that opens once for all, and a second time for those who come later.
 *
 * <p>The twin of {@code src/cpython/events.py}.
 */
public final class EventDemo {

  private final Consumer<String> print;
  private final Event gate = new Event();

  private EventDemo(Consumer<String> print) {
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
    var demo = new EventDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    List<Task<Void>> first =
        Stream.of("Ada", "Bob").map(name -> createTask(visitor(name))).toList();
    await(sleep(Duration.ofMillis(10)));
    gate.set();
    print.accept("the gate is open");
    await(visitor("Cid"));
    gate.clear();
    print.accept("the gate is closed");
    await(gather(first));

    Task<Void> late = createTask(visitor("Dot"));
    await(sleep(Duration.ofMillis(10)));
    gate.set();
    gate.clear();
    await(late);
  }

  private Coroutine<Void> visitor(String name) {
    return async(
        () -> {
          print.accept(name + " waits");
          await(gate.waitUntilSet());
          print.accept(name + " is in");
        });
  }
}
