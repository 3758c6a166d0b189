package asyncio.task.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;

import asyncio.task.Task;
import java.time.Duration;
import java.time.Instant;

/** Demo 02.4: a blocking call freezes the loop, and with it every task. */
public final class BlockingCallDemo {

  private static final Duration TICK = Duration.ofMillis(100);

  private final Instant start = Instant.now();

  private BlockingCallDemo() {}

  /** Runs the demo. */
  static void main() {
    var demo = new BlockingCallDemo();
    run(async(demo::compare));
  }

  private void compare() throws InterruptedException {
    Task<Void> ticking = createTask(async(this::tick));
    say("await(sleep(350 ms))");
    await(sleep(Duration.ofMillis(350)));
    say("Thread.sleep(350)");
    Thread.sleep(350);
    say("back from Thread.sleep");
    await(sleep(Duration.ofMillis(150)));
    ticking.cancel();
  }

  private void tick() {
    while (true) {
      say("    tick");
      await(sleep(TICK));
    }
  }

  private void say(String what) {
    IO.println("%4d ms  %s".formatted(Duration.between(start, Instant.now()).toMillis(), what));
  }
}
