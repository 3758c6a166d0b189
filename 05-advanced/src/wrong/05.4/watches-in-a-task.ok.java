// Alternative: a task of its own waits for the signal, and cancels the start.
package asyncio.signal;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gatherSettled;
import static asyncio.Asyncio.shield;

import asyncio.task.Future;
import asyncio.task.Task;

public final class GracefulExit {

  private static void start(Service service, Future<Signal> stop) {
    Task<Void> starting = createTask(service.start());
    Task<Void> watching =
        createTask(
            async(
                () -> {
                  await(shield(stop));
                  starting.cancel();
                }));
    try {
      await(gatherSettled(starting));
    } finally {
      watching.cancel();
    }
    if (!stop.isDone() || !starting.isCancelled()) {
      starting.result();
    }
  }
}
