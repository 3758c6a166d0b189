package asyncio.loops.demo;

import static asyncio.Asyncio.async;

import asyncio.Asyncio;
import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;
import asyncio.loops.LoopFactory;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Demo 05.5: who runs a program names the factory of its loop.
 *
 * <p>The twin of {@code src/cpython/loop_factory.py}.
 */
public final class LoopFactoryDemo {

  private LoopFactoryDemo() {}

  /** Runs the demo. */
  static void main() {
    program(IO::println);
  }

  /** What both twins do. */
  public static void program(Consumer<String> print) {
    Supplier<EventLoop> loud = () -> loudLoop(print);
    try (var runner = new Runner(loud)) {
      runner.loop();
      print.accept("the runner is made");
      runner.run(says(print, "first"));
      runner.run(says(print, "second"));
    }
    Asyncio.run(says(print, "third"), loud);
    try {
      Asyncio.run(failing(), loud);
    } catch (IllegalArgumentException e) {
      print.accept("a failure comes out");
    }
  }

  private static EventLoop loudLoop(Consumer<String> print) {
    print.accept("a loop is made");
    EventLoop loop = LoopFactory.system().get();
    loop.extension(
        LoopExtension.class,
        _ ->
            new LoopExtension() {
              @Override
              public void close() {
                print.accept("the loop is closed");
              }
            });
    return loop;
  }

  private static Coroutine<Void> says(Consumer<String> print, String name) {
    return async(() -> print.accept(name + " runs"));
  }

  private static Coroutine<Void> failing() {
    return async(
        () -> {
          throw new IllegalArgumentException();
        });
  }
}
