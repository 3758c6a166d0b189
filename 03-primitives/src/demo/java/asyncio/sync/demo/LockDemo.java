package asyncio.sync.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.gather;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.sync.Lock;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Demo 03.1: two people draw on one account, without a lock and with one.
 *
 * <p>The twin of {@code src/cpython/locks.py}.
 */
public final class LockDemo {

  private final Consumer<String> print;
  private final Lock lock = new Lock();
  private int balance = 100;

  private LockDemo(Consumer<String> print) {
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
    var demo = new LockDemo(print);
    Runner.runUntilComplete(loop, async(demo::run));
  }

  private void run() {
    await(gather(withdraw("Ada", 80), withdraw("Bob", 80)));
    print.accept("left: " + balance);

    balance = 100;
    await(gather(withdrawAlone("Ada", 80), withdrawAlone("Bob", 80)));
    print.accept("left: " + balance);
  }

  private Coroutine<Void> withdraw(String who, int amount) {
    return async(
        () -> {
          if (balance < amount) {
            print.accept(who + " gets nothing");
            return;
          }
          print.accept(who + " sees " + balance);
          await(sleep(Duration.ofMillis(10)));
          balance -= amount;
          print.accept(who + " takes " + amount);
        });
  }

  private Coroutine<Void> withdrawAlone(String who, int amount) {
    return async(
        () -> {
          try (var _ = await(lock.acquire())) {
            await(withdraw(who, amount));
          }
        });
  }
}
