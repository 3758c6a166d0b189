// Misconception: an executor gets something to run, and has no more to do with it.
// Fails: noInterruptIsLeftOver, noInterruptOfOthersIsLeftOver, theExecutorGivesCallsBack,
//   aPoolGivesCallsBack
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
    loop.outsideWorkBegan();
    try {
      executor.execute(() -> call.run());
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
