// Misconception: to cancel something is to end it.
// Fails: theLimitBegins, whileItStarts, theCancelledStartFails, cancelledWhileItStarts,
//   cancelledAfterTheSignal
package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.Future;
import asyncio.task.ReturnWhen;
import asyncio.task.Task;
import java.util.List;

public final class GracefulExit {
  private static void start(Service service, Future<Signal> stop) {
    Task<Signal> starting =
        createTask(
            async(
                () -> {
                  await(service.start());
                  return null;
                }));
    await(waitUntil(ReturnWhen.FIRST_COMPLETED, List.of(starting, stop)));
    if (stop.isDone()) {
      starting.cancel();
    } else {
      await(starting);
    }
  }
}
