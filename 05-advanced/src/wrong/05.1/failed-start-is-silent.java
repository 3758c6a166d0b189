// Misconception: who waits is told, and that is enough.
// Fails: noTaskCanBeMade
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Tasks;

public final class RunCoroutineThreadsafe {

  private static <T> void start(EventLoop loop, Coroutine<T> coroutine, LoopResult<T> result) {
    try {
      result.follow(Tasks.<T>ensureFuture(loop, coroutine));
    } catch (Throwable failure) {
      result.completeExceptionally(failure);
    }
  }
}
