// Misconception: if a signal has come, the start was cancelled by it.
// Fails: cancelledAfterTheSignal
package asyncio.signal;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

import asyncio.task.CancelledError;
import asyncio.task.Future;
import asyncio.task.Task;

public final class GracefulExit {
  private static void start(Service service, Future<Signal> stop) {
    Task<Void> starting = createTask(service.start());
    stop.addDoneCallback(_ -> starting.cancel());
    try {
      await(starting);
    } catch (CancelledError cancelled) {
      if (!stop.isDone()) {
        throw cancelled;
      }
    }
  }
}
