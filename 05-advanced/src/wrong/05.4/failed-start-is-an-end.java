// Misconception: however the start ends, what it has begun is drained.
// Fails: theStartFails, theCancelledStartFails, methodsThatThrow
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
          Future<Signal> stop = UntilSignalled.of(EventLoop.running(), signals);
          try {
            try {
              start(service, stop);
            } catch (Exception failure) {
              return drain(service, limit) ? 1 : 2;
            }
            Signal signal = await(stop);
            return drain(service, limit) ? ALL_IS_FINISHED : signal.exitCode();
          } finally {
            stop.cancel();
          }
        });
  }
}
