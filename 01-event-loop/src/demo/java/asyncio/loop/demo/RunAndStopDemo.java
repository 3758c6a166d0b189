package asyncio.loop.demo;

import asyncio.loop.EventLoop;
import java.util.function.Consumer;

/**
 * Demo 01.4: what runForever, stop and close promise.
 *
 * <p>The twin of {@code src/cpython/run_and_stop.py}.
 */
public final class RunAndStopDemo {

  private final EventLoop loop;
  private final Consumer<String> print;

  private RunAndStopDemo(EventLoop loop, Consumer<String> print) {
    this.loop = loop;
    this.print = print;
  }

  /** Runs the demo. */
  static void main() {
    program(EventLoop.create(), IO::println);
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    new RunAndStopDemo(loop, print).run();
  }

  private void run() {
    loop.callSoon(this::first);
    loop.callSoon(() -> print.accept("the batch goes on"));
    refused("ask for the running loop", EventLoop::running);
    loop.runForever();
    print.accept("run_forever returned");

    loop.stop();
    loop.runForever();
    print.accept("run_forever returned again");

    loop.close();
    loop.close();
    refused("run a closed loop", loop::runForever);
    refused("schedule on a closed loop", () -> loop.callSoon(() -> print.accept("never printed")));
  }

  private void first() {
    print.accept(EventLoop.running() == loop ? "a loop is running" : "another loop");
    refused("close while running", loop::close);
    loop.stop();
    print.accept("stop was called");
    loop.callSoon(() -> print.accept("scheduled after stop"));
  }

  private void refused(String what, Runnable call) {
    try {
      call.run();
      print.accept(what + ": done");
    } catch (IllegalStateException e) {
      print.accept(what + ": refused");
    }
  }
}
