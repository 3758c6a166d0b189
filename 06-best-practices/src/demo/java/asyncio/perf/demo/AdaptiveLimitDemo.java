package asyncio.perf.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.loop.VirtualTime;
import asyncio.perf.AdaptiveLimit;
import asyncio.perf.LimitReached;
import asyncio.perf.LimitSettings;
import asyncio.service.Call;
import asyncio.task.Coroutine;
import asyncio.task.Runner;
import java.time.Duration;

/**
 * Demo 06.4: a limit that finds out how much a service can do, on virtual time.
 *
 * <p>The service answers in 10 ms as long as it has up to eight calls at a time, and gets slower
 * with each one above that. After two seconds it loses half of its strength; after four, it gets it
 * back.
 */
public final class AdaptiveLimitDemo {

  private int strength = 8;
  private int underWay;
  private int answered;
  private int refused;

  private AdaptiveLimitDemo() {}

  /** Runs the demo. */
  static void main() {
    var time = new VirtualTime();
    try (var runner = new Runner(() -> EventLoop.create(time, time))) {
      runner.run(async(new AdaptiveLimitDemo()::run));
    }
  }

  private void run() {
    var limit = new AdaptiveLimit(new LimitSettings(2, 1, 100, Duration.ofMillis(20), 0.75));
    Call<Integer, Void> service = this::answer;
    Call<Integer, Void> call = service.through(limit);
    IO.println("after    strength  limit  answered  refused");
    for (int millis = 1; millis <= 6000; millis++) {
      strength = millis > 2000 && millis <= 4000 ? 4 : 8;
      createTask(async(() -> ask(call)));
      createTask(async(() -> ask(call)));
      await(sleep(Duration.ofMillis(1)));
      if (millis % 500 == 0) {
        IO.println(
            "%4d ms  %8d  %5d  %8d  %7d"
                .formatted(millis, strength, limit.limit(), answered, refused));
        answered = 0;
        refused = 0;
      }
    }
  }

  private Coroutine<Void> answer(int request) {
    return async(
        () -> {
          underWay++;
          try {
            await(sleep(Duration.ofMillis(10L * Math.max(strength, underWay) / strength)));
          } finally {
            underWay--;
          }
        });
  }

  private void ask(Call<Integer, Void> call) {
    try {
      await(call.call(1));
      answered++;
    } catch (LimitReached full) {
      refused++;
    }
  }
}
