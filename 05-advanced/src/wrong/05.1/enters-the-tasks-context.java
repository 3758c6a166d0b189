// Misconception: the call is a part of the task, and runs in its context.
// Fails: nothingComesBack
// By luck: theContextTravels, lazy, madeOutside, resultAndFailure, cancelled, manyThreads, demo,
//   theDefaultExecutor, theLoopThatRunsIt, cancelledBeforeItsTurn
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
          Context context = Asyncio.currentTask().context();
          return RunInExecutor.<T>on(
                  loop,
                  DefaultExecutor.of(loop).get(),
                  WhenCancelled.RUNS_ON,
                  () -> context.call(work))
              .await();
        });
  }
}
