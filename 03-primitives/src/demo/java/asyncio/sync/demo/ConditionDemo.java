package asyncio.sync.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.sync.Condition;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Demo 03.3: guests wait for a dish, and look again when they are told.
 *
 * <p>The twin of {@code src/cpython/conditions.py}.
 */
public final class ConditionDemo {

  private final Consumer<String> print;
  private final Queue<String> dishes = new ArrayDeque<>();
  private final Condition changed = new Condition();

  private ConditionDemo(Consumer<String> print) {
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
    var demo = new ConditionDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    List<Task<Void>> guests =
        Stream.of("Ada", "Bob", "Cid").map(name -> createTask(guest(name))).toList();
    await(sleep(Duration.ofMillis(10)));
    try (var _ = await(changed.acquire())) {
      dishes.add("soup");
      changed.notifyEach();
      print.accept("soup is ready");
    }
    await(sleep(Duration.ofMillis(10)));
    try (var _ = await(changed.acquire())) {
      dishes.add("fish");
      dishes.add("cake");
      changed.notifySome(2);
      print.accept("fish and cake are ready");
    }
    await(gather(guests));
  }

  private Coroutine<Void> guest(String name) {
    return async(
        () -> {
          try (var _ = await(changed.acquire())) {
            while (dishes.isEmpty()) {
              print.accept(name + " waits");
              await(changed.waitUntilNotified());
              print.accept(name + " looks");
            }
            print.accept(name + " eats " + dishes.remove());
          }
        });
  }
}
