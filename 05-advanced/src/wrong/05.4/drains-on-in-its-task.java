// Misconception: who waits for a task and is cancelled has cancelled the task.
// Fails: cancelledWhileItDrains
package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gatherSettled;
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
    await(gatherSettled(draining));
    report("the service did not finish within " + limit, null, service);
    return false;
  }
}
