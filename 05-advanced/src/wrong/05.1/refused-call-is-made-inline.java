// Misconception: a call that nobody takes has to be made somewhere.
// Fails: afterTheShutdown
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Context;
import asyncio.task.Coroutine;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

public final class ToThread {

  public static <T> Coroutine<T> of(Callable<? extends T> work) {
    return new Coroutine<>(
        () -> {
          EventLoop loop = EventLoop.running();
          Executor executor;
          try {
            executor = DefaultExecutor.of(loop).get();
          } catch (IllegalStateException shutDown) {
            executor = Runnable::run;
          }
          Context context = Context.copyOfCurrent();
          return RunInExecutor.<T>on(
                  loop, executor, WhenCancelled.RUNS_ON, () -> context.call(work))
              .await();
        });
  }
}
