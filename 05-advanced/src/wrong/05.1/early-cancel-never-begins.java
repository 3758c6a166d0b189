// Misconception: what nobody wants any more is not begun.
// Fails: cancelledEarly
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;

public final class RunCoroutineThreadsafe {

  public static <T> LoopResult<T> on(EventLoop loop, Coroutine<T> coroutine) {
    var result = new LoopResult<T>(loop);
    loop.callSoonThreadsafe(
        () -> {
          if (!result.isDone()) {
            start(loop, coroutine, result);
          }
        });
    return result;
  }
}
