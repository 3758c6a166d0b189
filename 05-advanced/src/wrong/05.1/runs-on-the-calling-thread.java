// Misconception: to run a coroutine, there is run.
// Fails: runsOnTheLoop, whoAskedMayWait, returnsAtOnce, theThreadIsTold, theThreadCancels,
//   cancelledEarly, aFailureNobodyCanReceive, noTaskCanBeMade, onTheLoopsOwnThread,
//   inLineOnTheLoopsOwnThread, theLoopIsClosedBeforeItsEnd, demo
// By luck: sixteenThreads
package asyncio.executor;

import asyncio.Asyncio;
import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;

public final class RunCoroutineThreadsafe {

  public static <T> LoopResult<T> on(EventLoop loop, Coroutine<T> coroutine) {
    var result = new LoopResult<T>(loop);
    loop.callSoonThreadsafe(() -> {});
    try {
      result.complete(Asyncio.run(coroutine));
    } catch (Throwable failure) {
      result.completeExceptionally(failure);
    }
    return result;
  }
}
