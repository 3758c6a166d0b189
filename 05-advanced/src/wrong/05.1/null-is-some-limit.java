// Misconception: five minutes are what one gets if one names nothing.
// Fails: withoutALimit
package asyncio.executor;

import asyncio.loop.ExceptionContext;
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
      WaitFor.of(ended, limit == null ? LIMIT : limit).await();
    } catch (TimeoutError late) {
      loop.callExceptionHandler(
          new ExceptionContext("the default executor did not end within " + limit, null, executor));
    }
  }
}
