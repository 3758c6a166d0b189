// Misconception: what does not serve has nothing to finish.
// Fails: theLimitBegins, otherFailures, whileItStarts, theStartIsCancelledByItself
package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gatherSettled;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Task;
import java.time.Duration;
import java.util.Set;

public final class GracefulExit {
  public static Coroutine<Integer> of(Service service, Set<Signal> signals, Duration limit) {
    return async(
        () -> {
          Future<Signal> stop = UntilSignalled.of(EventLoop.running(), signals);
          try {
            Task<Void> starting = createTask(service.start());
            stop.addDoneCallback(_ -> starting.cancel());
            await(gatherSettled(starting));
            if (starting.isCancelled()) {
              return ALL_IS_FINISHED;
            }
            starting.result();
            Signal signal = await(stop);
            return drain(service, limit) ? ALL_IS_FINISHED : signal.exitCode();
          } finally {
            stop.cancel();
          }
        });
  }
}
