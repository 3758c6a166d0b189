// Misconception: a call is a call, and its result is what the future has.
// Fails: theResultArrivesOnTheLoop, theLoopGoesOn, cancelledInTheQueue,
//   calledOffByTheNextIteration, cancelledWhileItRuns, interrupted, theNextCallIsNotInterrupted,
//   anInterruptUnderWay, noInterruptIsLeftOver, noInterruptOfOthersIsLeftOver,
//   interruptsOfOthersStay, theExecutorGivesCallsBack, aPoolGivesCallsBack, refused,
//   refusedInAnyWay, outsideWorkEndsOnce, theLoopIsClosedMeanwhile, virtualTimeStandsStill,
//   virtualTimeGoesOn, shutDownTwice, withoutALimit, shutDown, aRunnerWaits, tooLong, fiveMinutes,
//   nobodyWaitsWhenTimeIsUp, cancelledShutdown, theContextTravels, cancelledBeforeItsTurn,
//   cancelled, demo
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
    call.run();
    return call.future;
  }
}
