// Misconception: the result is needed, so somebody has to wait for it.
// Fails: theLoopGoesOn, cancelledInTheQueue, calledOffByTheNextIteration, cancelledWhileItRuns,
//   interrupted, theNextCallIsNotInterrupted, anInterruptUnderWay, noInterruptIsLeftOver,
//   noInterruptOfOthersIsLeftOver, interruptsOfOthersStay, theExecutorGivesCallsBack,
//   aPoolGivesCallsBack, outsideWorkEndsOnce, theLoopIsClosedMeanwhile, virtualTimeGoesOn,
//   shutDownTwice, withoutALimit, shutDown, aRunnerWaits, tooLong, fiveMinutes,
//   nobodyWaitsWhenTimeIsUp, cancelledShutdown, cancelledBeforeItsTurn, cancelled, demo
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
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
    try {
      call.get();
    } catch (ExecutionException | InterruptedException later) {
      // The future has it.
    }
    return call.future;
  }
}
