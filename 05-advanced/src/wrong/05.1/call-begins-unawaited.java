// Misconception: who makes the coroutine wants the call.
// Fails: theContextTravels, lazy, madeOutside
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Context;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.util.concurrent.Callable;

public final class ToThread {

  public static <T> Coroutine<T> of(Callable<? extends T> work) {
    EventLoop loop = EventLoop.running();
    Context context = Context.copyOfCurrent();
    Future<T> future =
        RunInExecutor.<T>on(
            loop, DefaultExecutor.of(loop).get(), WhenCancelled.RUNS_ON, () -> context.call(work));
    return new Coroutine<>(future::await);
  }
}
