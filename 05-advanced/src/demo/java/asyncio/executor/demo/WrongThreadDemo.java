package asyncio.executor.demo;

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
 * Demo 05.1: what another thread must not do with a loop, in debug mode and without; and what comes
 * of it: a task that misses its wake-up.
 *
 * <p>The twin of {@code src/cpython/twins/wrong_thread_in_debug_mode.py}, which prints less.
 */
public final class WrongThreadDemo {

  private final EventLoop loop;
  private final Consumer<String> print;
  private final Consumer<String> printWhy;

  private WrongThreadDemo(EventLoop loop, Consumer<String> print, Consumer<String> printWhy) {
    this.loop = loop;
    this.print = print;
    this.printWhy = printWhy;
  }

  /** Runs the demo. */
  static void main() {
    program(IO::println, why -> IO.println("    " + why));
  }

  /** What both twins do. */
  public static void program(Consumer<String> print, Consumer<String> printWhy) {
    // The task that has missed its wake-up does not end by being cancelled, as a runner would do.
    try (EventLoop loop = EventLoop.create()) {
      loop.setExceptionHandler((_, context) -> printWhy.accept(context.message()));
      var demo = new WrongThreadDemo(loop, print, printWhy);
      Runner.runUntilComplete(loop, async(demo::run));
    }
  }

  private void run() throws InterruptedException {
    tryAll(true);
    tryAll(false);
    attempt("asking for the running loop", EventLoop::running);
  }

  private void tryAll(boolean debug) throws InterruptedException {
    loop.setDebug(debug);
    print.accept("debug mode: " + (debug ? "True" : "False"));
    attempt("call_soon", () -> loop.callSoon(() -> {}));
    attempt("call_later", () -> loop.callLater(Duration.ZERO, () -> {}));
    attempt("call_soon_threadsafe", () -> loop.callSoonThreadsafe(() -> {}));

    var lonely = new Future<Void>(loop);
    attempt("a result that nobody waits for", () -> lonely.setResult(null));

    var awaited = new Future<Void>(loop);
    Task<Void> task = createTask(async(() -> await(awaited)));
    await(sleep(Duration.ZERO));
    attempt("a result that a task waits for", () -> awaited.setResult(null));
    print.accept("the future is done: " + (awaited.isDone() ? "True" : "False"));
    for (int i = 0; i < 3; i++) {
      await(sleep(Duration.ZERO));
    }
    print.accept("the task is done: " + (task.isDone() ? "True" : "False"));
  }

  /** Does something on another thread, while the loop's waits and does nothing. */
  private void attempt(String what, Runnable call) throws InterruptedException {
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    call.run();
                    print.accept(what + " is let through");
                  } catch (IllegalStateException refused) {
                    print.accept(what + " is refused");
                    printWhy.accept(refused.getMessage());
                  }
                });
    thread.join();
  }
}
