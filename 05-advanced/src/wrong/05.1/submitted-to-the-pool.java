// Misconception: a pool has submit for what has a future.
// Fails: aPoolGivesCallsBack
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

public final class RunInExecutor {

  public static <T> Future<T> on(
      EventLoop loop, Executor executor, WhenCancelled whenCancelled, Callable<? extends T> work) {
    if (loop.isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
    var call = new Call<T>(loop, whenCancelled, work);
    loop.outsideWorkBegan();
    try {
      if (executor instanceof ExecutorService pool) {
        pool.submit(call);
      } else {
        executor.execute(call);
      }
    } catch (Throwable refused) {
      call.cancel(false);
      throw refused;
    }
    call.future.addDoneCallback(
        done -> {
          if (done.isCancelled()) {
            call.cancel(call.interrupts);
          }
        });
    return call.future;
  }
}
