// Misconception: 128 + 15 is the exit code of a program that was asked to end.
// Fails: ctrlC
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
            await(stop);
            return drain(service, limit) ? ALL_IS_FINISHED : 143;
          } finally {
            stop.cancel();
          }
        });
  }
}
