// Alternative: a thread of its own closes the executor and completes a future of the loop, and the
// limit is a scope around the wait.
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.task.Future;
import asyncio.task.Timeout;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

public final class DefaultExecutor {

  private void awaitEnd(Duration limit) {
    var ended = new Future<Void>(loop);
    Thread waiting =
        Thread.ofPlatform().daemon().name("asyncio-shutdown").start(() -> waitAndTell(ended));
    try {
      Timeout.around(
              () ->
                  limit == null
                      ? OptionalLong.empty()
                      : OptionalLong.of(EventLoop.running().timeAfter(limit)),
              _ -> ended.await())
          .await();
    } catch (TimeoutError late) {
      loop.callExceptionHandler(
          new ExceptionContext("the default executor did not end within " + limit, null, executor));
    } finally {
      waiting.interrupt();
    }
  }

  private void waitAndTell(Future<Void> ended) {
    try {
      executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      loop.callSoonThreadsafe(
          () -> {
            if (!ended.isDone()) {
              ended.setResult(null);
            }
          });
    } catch (InterruptedException enough) {
      // Nobody waits any more.
    }
  }
}
