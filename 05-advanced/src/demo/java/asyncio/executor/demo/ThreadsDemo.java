package asyncio.executor.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;
import static asyncio.executor.Threads.runCoroutineThreadsafe;
import static asyncio.executor.Threads.toThread;

import asyncio.loop.EventLoop;
import asyncio.task.ContextVar;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Demo 05.1: a thread that works for the loop, and a thread that asks the loop for something.
 *
 * <p>The twin of {@code src/cpython/threads.py}.
 */
public final class ThreadsDemo {

  private static final ContextVar<String> USER = new ContextVar<>("USER", "nobody");

  private final EventLoop loop;
  private final Consumer<String> print;
  private final Thread loopThread = Thread.currentThread();

  private ThreadsDemo(EventLoop loop, Consumer<String> print) {
    this.loop = loop;
    this.print = print;
  }

  /** Runs the demo. */
  static void main() {
    try (var runner = new Runner()) {
      program(runner.loop(), IO::println);
    }
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    var demo = new ThreadsDemo(loop, print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    USER.set("anna");
    say(await(toThread(() -> readFile("letter.txt"))));
    say("it is still " + USER.get());
    await(toThread(this::askTheLoop));
    say("the end");
  }

  private String readFile(String name) {
    say(USER.get() + " reads " + name);
    USER.set("somebody else");
    return "what is in " + name;
  }

  private void askTheLoop() throws InterruptedException, ExecutionException {
    int result = runCoroutineThreadsafe(twice(21), loop).get();
    say("was told " + result);
  }

  private Coroutine<Integer> twice(int number) {
    return async(
        () -> {
          say("doubles " + number + " for " + USER.get());
          await(sleep(Duration.ZERO));
          return 2 * number;
        });
  }

  private void say(String what) {
    print.accept((Thread.currentThread() == loopThread ? "loop: " : "thread: ") + what);
  }
}
