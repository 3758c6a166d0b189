// Misconception: a loop that does not run runs nothing.
// Fails: theLoopIsClosedBeforeItsEnd, aLoopThatDoesNotRunYet
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;

public final class RunCoroutineThreadsafe {

  public static <T> LoopResult<T> on(EventLoop loop, Coroutine<T> coroutine) {
    if (!loop.isClosed() && !loop.isRunning()) {
      throw new IllegalStateException("event loop is not running");
    }
    var result = new LoopResult<T>(loop);
    loop.callSoonThreadsafe(() -> start(loop, coroutine, result));
    return result;
  }
}
