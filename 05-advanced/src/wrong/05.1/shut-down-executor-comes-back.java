// Misconception: an executor is made when it is needed.
// Fails: shutDownTwice, shutDown, neverNeeded, afterTheShutdown
package asyncio.executor;

import asyncio.loop.ExceptionContext;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.TimeoutError;
import asyncio.task.WaitFor;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

public final class DefaultExecutor {

  public Coroutine<Void> shutdown(Duration limit) {
    return new Coroutine<>(
        () -> {
          if (executor != null) {
            ExecutorService ending = executor;
            executor = null;
            ending.shutdown();
            awaitEnd(ending, limit);
          }
          return null;
        });
  }

  private void awaitEnd(ExecutorService ending, Duration limit) {
    Future<Boolean> ended =
        RunInExecutor.on(
            loop,
            Thread::startVirtualThread,
            WhenCancelled.INTERRUPTED,
            () -> ending.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS));
    try {
      WaitFor.of(ended, limit).await();
    } catch (TimeoutError late) {
      loop.callExceptionHandler(
          new ExceptionContext("the default executor did not end within " + limit, null, ending));
    }
  }
}
