// Misconception: signals are caught until the program has ended.
// Fails: theSecondSignal
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
            start(service, stop);
            Signal signal = await(stop);
            Future<Signal> ignored = UntilSignalled.of(EventLoop.running(), signals);
            try {
              return drain(service, limit) ? ALL_IS_FINISHED : signal.exitCode();
            } finally {
              ignored.cancel();
            }
          } finally {
            stop.cancel();
          }
        });
  }
}
