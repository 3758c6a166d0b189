package asyncio.loops.demo;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;

import asyncio.loop.EventLoop;
import asyncio.loops.LoopFactory;
import asyncio.task.Future;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Demo 05.5: how long a loop takes to hear from another thread and to answer, if it sleeps and if
 * it looks. The other thread spins, so that only the loop makes the difference.
 */
public final class PingPongDemo {

  private static final int ROUNDS = 5_000;
  private static final int LOOKS = 1_000_000;

  private PingPongDemo() {}

  /** Runs the demo. */
  static void main() {
    LoopFactory sleeping = LoopFactory.system();
    LoopFactory busy = sleeping.busyPolling(LOOKS);
    medianOn(sleeping);
    medianOn(busy);
    long slow = medianOn(sleeping);
    long fast = medianOn(busy);
    IO.println("a callback to a loop that sleeps: %,7d ns".formatted(slow));
    IO.println("a callback to a loop that looks:  %,7d ns".formatted(fast));
    IO.println("%.1f times faster".formatted((double) slow / fast));
  }

  private static long medianOn(LoopFactory loops) {
    return run(async(PingPongDemo::median), loops);
  }

  private static long median() {
    EventLoop loop = EventLoop.running();
    var asked = new AtomicReference<Future<Long>>();
    Thread other = Thread.ofPlatform().daemon().start(() -> answer(loop, asked));
    long[] times = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      var answer = new Future<Long>(loop);
      asked.set(answer);
      long sent = await(answer);
      times[i] = System.nanoTime() - sent;
    }
    other.interrupt();
    Arrays.sort(times);
    return times[ROUNDS / 2];
  }

  private static void answer(EventLoop loop, AtomicReference<Future<Long>> asked) {
    while (!Thread.currentThread().isInterrupted()) {
      Future<Long> question = asked.getAndSet(null);
      if (question == null) {
        Thread.onSpinWait();
      } else {
        giveTimeToFallAsleep();
        long now = System.nanoTime();
        loop.callSoonThreadsafe(() -> question.setResult(now));
      }
    }
  }

  private static void giveTimeToFallAsleep() {
    long end = System.nanoTime() + 50_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
