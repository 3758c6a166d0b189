// Misconception: to wait for an executor, wait for it.
// Fails: shutDownTwice, withoutALimit, shutDown, aRunnerWaits, fiveMinutes, cancelledShutdown
package asyncio.executor;

import asyncio.loop.ExceptionContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

public final class DefaultExecutor {

  private void awaitEnd(Duration limit) throws InterruptedException {
    long nanos = limit == null ? Long.MAX_VALUE : limit.toNanos();
    if (!executor.awaitTermination(nanos, TimeUnit.NANOSECONDS)) {
      loop.callExceptionHandler(
          new ExceptionContext("the default executor did not end within " + limit, null, executor));
    }
  }
}
