// Misconception: whoever closes the loop cancels the tasks that are left, so they can clean up.
// Fails: drains, tooLate, theLimitBegins, noTimeAtAll, cutOffAndDone, cutOffAndFailed, ctrlC,
//   drainingFails, itsOwnTimeout, otherFailures, whileItStarts, methodsThatThrow, theSecondSignal,
//   cancelledWhileItDrains, aRealServer
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
            return ALL_IS_FINISHED;
          } finally {
            stop.cancel();
          }
        });
  }
}
