package asyncio.loop.demo;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Demo 01.5: a loop that sleeps, and a thread that wakes it.
 *
 * <p>The twin of {@code src/cpython/waking.py}.
 */
public final class WakingDemo implements LoopObserver {

  private final EventLoop loop;
  private final Consumer<String> print;
  private final CountDownLatch asleep = new CountDownLatch(1);

  private WakingDemo(EventLoop loop, Consumer<String> print) {
    this.loop = loop;
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
    new WakingDemo(loop, print).run();
  }

  private void run() {
    loop.addObserver(this);
    loop.callSoon(this::start);
    loop.callLater(Duration.ofHours(1), () -> print.accept("never printed"));
    loop.runForever();
    print.accept("woken and stopped, long before the hour was over");
  }

  private void start() {
    print.accept("start a thread, and go to sleep");
    Thread.ofPlatform().daemon().start(this::work);
  }

  /** The loop tells its observers when it goes to sleep; the Python twin has to guess. */
  @Override
  public void beforePoll(long timeoutNanos) {
    if (timeoutNanos > 0) {
      asleep.countDown();
    }
  }

  private void work() {
    awaitSleep();
    for (String step : List.of("boil water", "warm the pot", "pour")) {
      loop.callSoonThreadsafe(() -> print.accept(step + ", says the other thread"));
    }
    loop.callSoonThreadsafe(loop::stop);
  }

  private void awaitSleep() {
    try {
      asleep.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
