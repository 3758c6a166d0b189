// Misconception: who has a coroutine run wants its result.
// Fails: whoAskedMayWait, returnsAtOnce, theThreadCancels, cancelledEarly,
//   aFailureNobodyCanReceive, noTaskCanBeMade, onTheLoopsOwnThread, inLineOnTheLoopsOwnThread,
//   theLoopIsClosedBeforeItsEnd, aLoopThatDoesNotRunYet, inOrder
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

public final class RunCoroutineThreadsafe {

  public static <T> LoopResult<T> on(EventLoop loop, Coroutine<T> coroutine) {
    var result = new LoopResult<T>(loop);
    loop.callSoonThreadsafe(() -> start(loop, coroutine, result));
    try {
      result.join();
    } catch (CompletionException | CancellationException later) {
      // The result has it.
    }
    return result;
  }
}
