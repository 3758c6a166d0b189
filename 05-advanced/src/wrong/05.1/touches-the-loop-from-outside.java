// Misconception: a loop's tasks are made by who wants them.
// Fails: runsOnTheLoop, noTaskCanBeMade, inLineOnTheLoopsOwnThread
// By luck: theThreadIsTold, theThreadCancels, cancelledEarly, aFailureNobodyCanReceive,
//   itsContextTravels, sixteenThreads, inOrder, returnsAtOnce, demo, whoAskedMayWait
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;

public final class RunCoroutineThreadsafe {

  public static <T> LoopResult<T> on(EventLoop loop, Coroutine<T> coroutine) {
    var result = new LoopResult<T>(loop);
    start(loop, coroutine, result);
    return result;
  }
}
