package asyncio.perf.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.perf.EagerTasks;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.Tasks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Demo 06.4: what changes if tasks begin at once.
 *
 * <p>The twin of {@code src/cpython/eager_tasks.py}.
 */
public final class EagerTasksDemo {

  private final Consumer<String> print;

  private EagerTasksDemo(Consumer<String> print) {
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
    var demo = new EagerTasksDemo(print);
    Runner.runUntilComplete(loop, async(() -> demo.lookUpTwo("as always")));
    Tasks.of(loop).setFactory(new EagerTasks());
    Runner.runUntilComplete(loop, async(() -> demo.lookUpTwo("eager")));
  }

  private void lookUpTwo(String label) {
    print.accept("-- " + label);
    var cache = new HashMap<>(Map.of("ann", "ANN"));
    List<Task<String>> tasks =
        Stream.of("ann", "ben").map(name -> createTask(lookUp(name, cache))).toList();
    print.accept("created, done: " + inPython(tasks.stream().map(Task::isDone).toList()));
    print.accept(await(gather(tasks)).toString().replaceAll("(\\w+)", "'$1'"));
  }

  private Coroutine<String> lookUp(String name, Map<String, String> cache) {
    return async(
        () -> {
          print.accept(name + " begins");
          if (!cache.containsKey(name)) {
            await(sleep(Duration.ofMillis(10)));
            cache.put(name, name.toUpperCase(Locale.ROOT));
          }
          print.accept(name + " ends");
          return cache.get(name);
        });
  }

  private static String inPython(List<Boolean> values) {
    return values.toString().replace("true", "True").replace("false", "False");
  }
}
