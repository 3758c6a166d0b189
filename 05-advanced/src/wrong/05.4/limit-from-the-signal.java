// Misconception: the limit is for everything that comes after the signal.
// Fails: theLimitBegins
package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeoutAt;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

public final class GracefulExit {
  public static Coroutine<Integer> of(Service service, Set<Signal> signals, Duration limit) {
    return async(
        () -> {
          EventLoop loop = EventLoop.running();
          Future<Signal> stop = UntilSignalled.of(loop, signals);
          var until = new AtomicLong();
          stop.addDoneCallback(_ -> until.set(loop.timeAfter(limit)));
          try {
            start(service, stop);
            Signal signal = await(stop);
            return drain(service, limit, until.get()) ? ALL_IS_FINISHED : signal.exitCode();
          } finally {
            stop.cancel();
          }
        });
  }

  private static boolean drain(Service service, Duration limit, long until) {
    try {
      return await(timeoutAt(until, scope -> hasDrainedInTime(service, scope)));
    } catch (TimeoutError timeIsUp) {
      report("the service did not finish within " + limit, null, service);
      return false;
    }
  }
}
