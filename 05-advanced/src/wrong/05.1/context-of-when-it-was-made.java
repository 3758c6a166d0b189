// Misconception: a coroutine belongs to the place where it is made.
// Fails: theContextTravels
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Context;
import asyncio.task.Coroutine;
import java.util.concurrent.Callable;

public final class ToThread {

  public static <T> Coroutine<T> of(Callable<? extends T> work) {
    Context context = Context.copyOfCurrent();
    return new Coroutine<>(
        () -> {
          EventLoop loop = EventLoop.running();
          return RunInExecutor.<T>on(
                  loop,
                  DefaultExecutor.of(loop).get(),
                  WhenCancelled.RUNS_ON,
                  () -> context.call(work))
              .await();
        });
  }
}
