package asyncio.signal.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.signal.Signal.SIGTERM;
import static asyncio.signal.Signals.addSignalHandler;
import static asyncio.signal.Signals.removeSignalHandler;

import asyncio.loop.EventLoop;
import asyncio.sync.Event;
import asyncio.task.Runner;
import java.util.function.Consumer;

/**
 * Demo 05.4: a program sends itself SIGTERM, and lives.
 *
 * <p>The twin of {@code src/cpython/signals.py}.
 */
public final class SignalsDemo {

  private final Consumer<String> print;
  private final Event heard = new Event();

  private SignalsDemo(Consumer<String> print) {
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
    var demo = new SignalsDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    addSignalHandler(SIGTERM, this::onSigterm);
    for (int i = 0; i < 2; i++) {
      sun.misc.Signal.raise(new sun.misc.Signal("TERM"));
      print.accept("SIGTERM was sent, and main goes on");
      await(heard.waitUntilSet());
      heard.clear();
    }
    print.accept("removed: " + (removeSignalHandler(SIGTERM) ? "True" : "False"));
    print.accept("removed: " + (removeSignalHandler(SIGTERM) ? "True" : "False"));
  }

  private void onSigterm() {
    print.accept("the loop runs the callback");
    heard.set();
  }
}
