// Misconception: the thread of a call is the thread to interrupt.
// Fails: theNextCallIsNotInterrupted, anInterruptUnderWay, noInterruptIsLeftOver,
//   noInterruptOfOthersIsLeftOver
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
      executor.execute(call);
    } catch (Throwable refused) {
      call.cancel(false);
      throw refused;
    }
    call.future.addDoneCallback(
        done -> {
          if (done.isCancelled()) {
            call.cancel(false);
            Thread thread = call.thread;
            if (whenCancelled == WhenCancelled.INTERRUPTED && thread != null) {
              thread.interrupt();
            }
          }
        });
    return call.future;
  }

  private static final class Call<T> {

    private volatile Thread thread;

    @Override
    public void run() {
      thread = Thread.currentThread();
      super.run();
    }
  }
}
