// Misconception: the program ends after this, so nothing need be given back.
// Fails: cancelledWhileItServes
package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.shield;

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
          start(service, stop);
          Signal signal = await(shield(stop));
          return drain(service, limit) ? ALL_IS_FINISHED : signal.exitCode();
        });
  }
}
