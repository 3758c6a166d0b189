// Misconception: a thread must not wait for ever.
// Fails: theLoopIsClosedBeforeItsEnd
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopExtension;
import asyncio.task.Coroutine;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public final class RunCoroutineThreadsafe {

  public static <T> LoopResult<T> on(EventLoop loop, Coroutine<T> coroutine) {
    var result = new LoopResult<T>(loop);
    loop.extension(Waiting.class, Waiting::new).results.add(result);
    loop.callSoonThreadsafe(() -> start(loop, coroutine, result));
    return result;
  }

  private static final class Waiting implements LoopExtension {

    private final List<LoopResult<?>> results = new CopyOnWriteArrayList<>();

    Waiting(EventLoop loop) {}

    @Override
    public void close() {
      for (LoopResult<?> result : results) {
        result.completeExceptionally(new IllegalStateException("event loop is closed"));
      }
    }
  }
}
