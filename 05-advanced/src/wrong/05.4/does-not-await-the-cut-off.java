// Misconception: when time is up, it is over.
// Fails: tooLate, theLimitBegins, noTimeAtAll, cutOffAndDone, cutOffAndFailed, ctrlC,
//   cancelledWhileItDrains
package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.ReturnWhen;
import asyncio.task.Task;
import java.time.Duration;
import java.util.List;

public final class GracefulExit {
  private static boolean drain(Service service, Duration limit) {
    Task<Boolean> draining = createTask(async(() -> hasDrained(service)));
    await(waitUntil(ReturnWhen.ALL_COMPLETED, limit, List.of(draining)));
    if (draining.isDone()) {
      return await(draining);
    }
    draining.cancel();
    report("the service did not finish within " + limit, null, service);
    return false;
  }
}
