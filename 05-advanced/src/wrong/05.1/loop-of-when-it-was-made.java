// Misconception: a coroutine belongs to the loop under which it is made.
// Fails: theLoopThatRunsIt
package asyncio.executor;

import asyncio.loop.ContextSlot;
import asyncio.loop.EventLoop;
import asyncio.task.Context;
import asyncio.task.Coroutine;
import java.util.concurrent.Callable;

public final class ToThread {

  public static <T> Coroutine<T> of(Callable<? extends T> work) {
    EventLoop maker = ContextSlot.ofThisThread().loop();
    return new Coroutine<>(
        () -> {
          EventLoop loop = maker != null ? maker : EventLoop.running();
          Context context = Context.copyOfCurrent();
          return RunInExecutor.<T>on(
                  loop,
                  DefaultExecutor.of(loop).get(),
                  WhenCancelled.RUNS_ON,
                  () -> context.call(work))
              .await();
        });
  }
}
