package asyncio.task.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.gatherSettled;
import static asyncio.Asyncio.sleep;
import static java.util.stream.Collectors.joining;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Runner;
import asyncio.task.Settled;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Demo 02.6: several fetches side by side.
 *
 * <p>The twin of {@code src/cpython/gather_fetches.py}.
 */
public final class GatherDemo {

  private final Consumer<String> print;

  private GatherDemo(Consumer<String> print) {
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
    var demo = new GatherDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    List<String> three =
        await(gather(fetch("news", 300), fetch("weather", 100), fetch("sport", 200)));
    print.accept(String.join(" ", three));
    print.accept("all three");

    try {
      await(gather(fetch("slow", 300), broken("login", 100)), IOException.class);
    } catch (IOException failure) {
      print.accept("failed: " + failure.getMessage());
    }
    await(sleep(Duration.ofMillis(300)));

    List<Settled<String>> settled = await(gatherSettled(fetch("left", 100), broken("right", 200)));
    print.accept(settled.stream().map(GatherDemo::inWords).collect(joining(" ")));

    Future<List<String>> pages = gather(fetch("one", 100), fetch("two", 200));
    await(sleep(Duration.ofMillis(140)));
    print.accept("cancel: " + pages.cancel() + ", done: " + pages.isDone());
    try {
      await(pages);
    } catch (CancelledError cancelled) {
      print.accept("cancelled");
    }
    print.accept("is it cancelled itself: " + pages.isCancelled());
  }

  private Coroutine<String> fetch(String name, int millis) {
    return async(
        () -> {
          print.accept(name + " asked");
          await(sleep(Duration.ofMillis(millis)));
          print.accept(name + " arrived");
          return "<" + name + ">";
        });
  }

  private Coroutine<String> broken(String name, int millis) {
    return async(
        () -> {
          await(sleep(Duration.ofMillis(millis)));
          print.accept(name + " breaks");
          throw new IOException(name);
        });
  }

  private static String inWords(Settled<String> one) {
    return switch (one) {
      case Settled.Returned<String>(String page) -> page;
      case Settled.Failed<String> failed -> "failed";
    };
  }
}
