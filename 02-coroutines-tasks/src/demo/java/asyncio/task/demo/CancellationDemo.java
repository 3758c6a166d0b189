package asyncio.task.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.shield;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Demo 02.5: work that is cancelled, cleans up, refuses, or is shielded.
 *
 * <p>The twin of {@code src/cpython/cancellation.py}.
 */
public final class CancellationDemo {

  private final Consumer<String> print;

  private CancellationDemo(Consumer<String> print) {
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
    var demo = new CancellationDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    Task<String> never = createTask(download("never"));
    never.cancel();
    ending("never", never);

    Task<String> film = createTask(download("film"));
    await(sleep(Duration.ofMillis(50)));
    film.cancel();
    print.accept("cancel was asked for");
    ending("film", film);

    Task<String> refusing = createTask(stubborn());
    await(sleep(Duration.ofMillis(50)));
    refusing.cancel();
    ending("stubborn", refusing);

    Task<String> saved = createTask(download("saved"));
    Task<String> waiting = createTask(async(() -> await(shield(saved))));
    await(sleep(Duration.ofMillis(50)));
    waiting.cancel();
    ending("waiting", waiting);
    ending("saved", saved);
  }

  private Coroutine<String> download(String name) {
    return async(
        () -> {
          print.accept(name + " starts");
          try {
            await(sleep(Duration.ofMillis(200)));
            print.accept(name + " is complete");
            return name;
          } catch (CancelledError cancelled) {
            print.accept(name + " is cancelled");
            throw cancelled;
          } finally {
            await(sleep(Duration.ofMillis(20)));
            print.accept(name + " has cleaned up");
          }
        });
  }

  private Coroutine<String> stubborn() {
    return async(
        () -> {
          try {
            await(sleep(Duration.ofMillis(200)));
          } catch (CancelledError refused) {
            print.accept("no");
          }
          return "stubborn's result";
        });
  }

  private void ending(String what, Task<String> task) {
    try {
      print.accept(what + ": " + await(task));
    } catch (CancelledError cancelled) {
      print.accept(what + ": cancelled");
    }
  }
}
