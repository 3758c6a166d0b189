// Misconception: who is cancelled stops all that it has under way.
// Fails: cancelledShutdown
package asyncio.executor;

import asyncio.loop.ExceptionContext;
import asyncio.task.CancelledError;
import asyncio.task.Future;
import asyncio.task.TimeoutError;
import asyncio.task.WaitFor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

public final class DefaultExecutor {

  private void awaitEnd(Duration limit) {
    Future<Boolean> ended =
        RunInExecutor.on(
            loop,
            Thread::startVirtualThread,
            WhenCancelled.INTERRUPTED,
            () -> executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
    try {
      WaitFor.of(ended, limit).await();
    } catch (CancelledError cancelled) {
      executor.shutdownNow();
      throw cancelled;
    } catch (TimeoutError late) {
      loop.callExceptionHandler(
          new ExceptionContext("the default executor did not end within " + limit, null, executor));
    }
  }
}
