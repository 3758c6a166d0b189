package asyncio.pattern.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.shield;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.pattern.Cleanup;
import asyncio.pattern.CleanupStep;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Runner;
import asyncio.task.Task;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Demo 06.3: a transfer is cancelled twice, and rolls back: plainly, under a shield, and to the
 * end.
 *
 * <p>The twin of {@code src/cpython/transaction.py}.
 */
public final class TransactionDemo {

  private final Consumer<String> print;

  private TransactionDemo(Consumer<String> print) {
    this.print = print;
  }

  /** Runs the demo, on virtual time. */
  static void main() {
    var time = new VirtualTime();
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      program(runner.loop(), IO::println);
    }
  }

  /** What both twins do. */
  public static void program(EventLoop loop, Consumer<String> print) {
    var demo = new TransactionDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    cancelTwice("plainly", this::plainly);
    cancelTwice("shielded", this::shielded);
    cancelTwice("to the end", this::toTheEnd);
  }

  private void plainly() {
    await(rollback());
  }

  private void shielded() {
    await(shield(rollback()));
  }

  private void toTheEnd() {
    var step = new CleanupStep("rollback", Duration.ofSeconds(30), () -> await(rollback()));
    await(Cleanup.toTheEnd(step));
  }

  private Coroutine<Void> rollback() {
    return async(
        () -> {
          print.accept("  rollback begins");
          try {
            pause(3);
            print.accept("  rollback ends");
          } catch (CancelledError cancelled) {
            print.accept("  rollback is cut off");
            throw cancelled;
          }
        });
  }

  private void transfer(CoroutineAction cleanUp) throws Exception {
    try {
      try {
        print.accept("  transfer begins");
        pause(100);
      } finally {
        cleanUp.run();
      }
    } finally {
      print.accept("  the connection is given back");
    }
  }

  private void cancelTwice(String how, CoroutineAction cleanUp) {
    print.accept(how);
    Task<Void> task = createTask(async(() -> transfer(cleanUp)));
    for (int i = 0; i < 2; i++) {
      pause(1);
      print.accept("  cancel");
      task.cancel();
    }
    try {
      await(task);
    } catch (CancelledError cancelled) {
      print.accept("  cancelled, " + task.cancelling() + " requests");
    }
    pause(5);
  }

  private static void pause(long seconds) {
    await(sleep(Duration.ofSeconds(seconds)));
  }
}
