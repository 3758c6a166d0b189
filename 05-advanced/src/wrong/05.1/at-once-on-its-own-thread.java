// Misconception: on the loop's thread there is nothing to be careful about.
// Fails: inLineOnTheLoopsOwnThread
package asyncio.executor;

import asyncio.loop.ContextSlot;
import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;

public final class RunCoroutineThreadsafe {

  public static <T> LoopResult<T> on(EventLoop loop, Coroutine<T> coroutine) {
    var result = new LoopResult<T>(loop);
    if (ContextSlot.ofThisThread().loop() == loop) {
      start(loop, coroutine, result);
      return result;
    }
    loop.callSoonThreadsafe(() -> start(loop, coroutine, result));
    return result;
  }
}
