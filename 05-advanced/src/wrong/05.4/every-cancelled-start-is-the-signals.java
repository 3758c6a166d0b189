// Misconception: a cancelled start means that a signal has come.
// Fails: theStartIsCancelledByItself
package asyncio.signal;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

import asyncio.task.CancelledError;
import asyncio.task.Failures;
import asyncio.task.Future;
import asyncio.task.Task;

public final class GracefulExit {
  private static void start(Service service, Future<Signal> stop) {
    Task<Void> starting = createTask(service.start());
    stop.addDoneCallback(_ -> starting.cancel());
    try {
      await(starting);
    } catch (CancelledError cancelled) {
      if (!Failures.isFailure(cancelled)) {
        throw cancelled;
      }
    }
  }
}
