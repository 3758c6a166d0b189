// Misconception: the loop need not know what it waits for.
// Fails: outsideWorkEndsOnce, virtualTimeStandsStill
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

public final class RunInExecutor {

  public static <T> Future<T> on(
      EventLoop loop, Executor executor, WhenCancelled whenCancelled, Callable<? extends T> work) {
    if (loop.isClosed()) {
      throw new IllegalStateException("event loop is closed");
    }
    var call = new Call<T>(loop, whenCancelled, work);
    executor.execute(call);
    call.future.addDoneCallback(
        done -> {
          if (done.isCancelled()) {
            call.cancel(call.interrupts);
          }
        });
    return call.future;
  }

  private static final class Call<T> {

    private void settle() {
      if (future.isDone()) {
        return;
      }
      switch (state()) {
        case SUCCESS -> future.setResult(resultNow());
        case FAILED -> future.setException(exceptionNow());
        case CANCELLED -> future.cancel();
        case RUNNING -> throw new AssertionError("the call has ended");
      }
    }
  }
}
