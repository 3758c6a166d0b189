// Misconception: a cancelled task stops what it does.
// Fails: cancelled
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Context;
import asyncio.task.Coroutine;
import java.util.concurrent.Callable;

public final class ToThread {

  public static <T> Coroutine<T> of(Callable<? extends T> work) {
    return new Coroutine<>(
        () -> {
          EventLoop loop = EventLoop.running();
          Context context = Context.copyOfCurrent();
          return RunInExecutor.<T>on(
                  loop,
                  DefaultExecutor.of(loop).get(),
                  WhenCancelled.INTERRUPTED,
                  () -> context.call(work))
              .await();
        });
  }
}
