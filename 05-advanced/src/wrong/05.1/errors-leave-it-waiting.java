// Misconception: what fails throws a RuntimeException.
// Fails: noTaskCanBeMade
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Tasks;

public final class RunCoroutineThreadsafe {

  private static <T> void start(EventLoop loop, Coroutine<T> coroutine, LoopResult<T> result) {
    try {
      result.follow(Tasks.<T>ensureFuture(loop, coroutine));
    } catch (RuntimeException failure) {
      result.completeExceptionally(failure);
      throw failure;
    }
  }
}
