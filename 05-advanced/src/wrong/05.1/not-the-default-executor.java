// Misconception: virtual threads cost nothing, so no pool is needed.
// Fails: theDefaultExecutor, afterTheShutdown
// By luck: cancelledBeforeItsTurn
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
                  loop, Thread::startVirtualThread, WhenCancelled.RUNS_ON, () -> context.call(work))
              .await();
        });
  }
}
