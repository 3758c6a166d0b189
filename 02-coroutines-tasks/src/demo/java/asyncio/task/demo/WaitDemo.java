package asyncio.task.demo;

import static asyncio.Asyncio.asCompleted;
import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;
import static asyncio.Asyncio.waitUntil;
import static java.util.stream.Collectors.joining;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.DoneAndPending;
import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import asyncio.task.Runner;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Demo 02.7: done callbacks, wait, and results as they come.
 *
 * <p>The twin of {@code src/cpython/done_and_waiting.py}.
 */
public final class WaitDemo {

  private final Consumer<String> print;

  private WaitDemo(Consumer<String> print) {
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
    var demo = new WaitDemo(print);
    Runner.runUntilComplete(
        loop,
        async(
            () -> {
              demo.waiting();
              demo.asTheyCome();
            }));
  }

  private void waiting() {
    var tasks = List.of(task(fetch("a", 100)), task(broken("b", 200)), task(fetch("c", 300)));

    var first = await(waitUntil(ReturnWhen.FIRST_COMPLETED, tasks));
    tell("first completed", first);

    var failed = await(waitUntil(ReturnWhen.FIRST_EXCEPTION, tasks));
    tell("first exception", failed);

    var timeout = Duration.ofMillis(30);
    tell("time is up", await(waitUntil(ReturnWhen.ALL_COMPLETED, timeout, failed.pending())));

    tell("all", await(waitUntil(ReturnWhen.ALL_COMPLETED, tasks)));
  }

  private void asTheyCome() {
    var races = List.of(task(fetch("x", 300)), task(fetch("y", 100)), task(fetch("z", 200)));
    for (Future<String> finished : asCompleted(races)) {
      print.accept("next: " + await(finished));
    }

    var late = task(fetch("late", 500));
    try {
      for (Future<String> finished : asCompleted(List.of(late), Duration.ofMillis(200))) {
        print.accept("next: " + await(finished));
      }
    } catch (TimeoutError tooLate) {
      print.accept("time is up");
    }
    print.accept("late is not cancelled: " + await(late));
  }

  private record Named(String name, Coroutine<String> coroutine) {}

  private static Named fetch(String name, int millis) {
    return new Named(name, sleep(Duration.ofMillis(millis), name));
  }

  private static Named broken(String name, int millis) {
    return new Named(
        name,
        async(
            () -> {
              await(sleep(Duration.ofMillis(millis)));
              throw new IOException(name);
            }));
  }

  private Task<String> task(Named named) {
    Task<String> task = createTask(named.coroutine(), named.name());
    task.addDoneCallback(done -> print.accept("callback: " + named.name() + " is done"));
    return task;
  }

  private void tell(String text, DoneAndPending<String> result) {
    print.accept(text + ": " + names(result.done()) + ", pending: " + names(result.pending()));
  }

  private static String names(Collection<Future<String>> futures) {
    return futures.isEmpty()
        ? "none"
        : futures.stream().map(future -> ((Task<String>) future).name()).collect(joining(" "));
  }
}
