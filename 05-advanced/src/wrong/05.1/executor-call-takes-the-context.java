// Misconception: a call belongs to the task that makes it.
// Fails: theContextTravels
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Context;
import asyncio.task.Future;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

public final class RunInExecutor {

  private static final class Call<T> {

    Call(EventLoop loop, WhenCancelled whenCancelled, Callable<? extends T> work) {
      var begun = new AtomicBoolean();
      Context context = Context.copyOfCurrent();
      super(
          () -> {
            begun.set(true);
            return context.call(work);
          });
      this.begun = begun;
      this.loop = loop;
      interrupts = whenCancelled == WhenCancelled.INTERRUPTED;
      future = new Future<>(loop);
    }
  }
}
