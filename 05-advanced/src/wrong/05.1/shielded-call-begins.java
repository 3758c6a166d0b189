// Misconception: that a call goes on when its task is cancelled is what a shield is for.
// Fails: cancelledBeforeItsTurn
package asyncio.executor;

import asyncio.Asyncio;
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
          return Asyncio.shield(
                  RunInExecutor.<T>on(
                      loop,
                      DefaultExecutor.of(loop).get(),
                      WhenCancelled.RUNS_ON,
                      () -> context.call(work)))
              .await();
        });
  }
}
