// Misconception: a line of one is enough: each caller waits for its own.
// Fails: inLineOnTheLoopsOwnThread, inOrder
// By luck: sixteenThreads
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;

public final class RunCoroutineThreadsafe {

  private static volatile Runnable next;

  public static <T> LoopResult<T> on(EventLoop loop, Coroutine<T> coroutine) {
    var result = new LoopResult<T>(loop);
    next = () -> start(loop, coroutine, result);
    loop.callSoonThreadsafe(
        () -> {
          Runnable taken = next;
          next = null;
          if (taken != null) {
            taken.run();
          }
        });
    return result;
  }
}
