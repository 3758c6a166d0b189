// Misconception: a thread is in the same program, and sees the same variables.
// Fails: theContextTravels, manyThreads, demo
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import java.util.concurrent.Callable;

public final class ToThread {

  public static <T> Coroutine<T> of(Callable<? extends T> work) {
    return new Coroutine<>(
        () -> {
          EventLoop loop = EventLoop.running();
          return RunInExecutor.<T>on(
                  loop, DefaultExecutor.of(loop).get(), WhenCancelled.RUNS_ON, work)
              .await();
        });
  }
}
