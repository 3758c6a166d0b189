// Misconception: a callback that fails is reported, and that is enough.
// Fails: noTaskCanBeMade
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Tasks;

public final class RunCoroutineThreadsafe {

  private static <T> void start(EventLoop loop, Coroutine<T> coroutine, LoopResult<T> result) {
    result.follow(Tasks.<T>ensureFuture(loop, coroutine));
  }
}
