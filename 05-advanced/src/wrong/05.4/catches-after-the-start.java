// Misconception: first the service, then the way to its end.
// Fails: theLimitBegins, otherFailures, whileItStarts, cancelledAfterTheSignal,
//   refusedBeforeTheStart
package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.time.Duration;
import java.util.Set;

public final class GracefulExit {
  public static Coroutine<Integer> of(Service service, Set<Signal> signals, Duration limit) {
    return async(
        () -> {
          await(service.start());
          Future<Signal> stop = UntilSignalled.of(EventLoop.running(), signals);
          try {
            Signal signal = await(stop);
            return drain(service, limit) ? ALL_IS_FINISHED : signal.exitCode();
          } finally {
            stop.cancel();
          }
        });
  }
}
