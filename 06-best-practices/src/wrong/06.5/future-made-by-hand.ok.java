// Alternative: the outside work is announced by hand.
package asyncio.testing;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

public final class Faults {

  public static <T> Callable<T> onThread(Executor executor, Callable<? extends T> call) {
    return () -> {
      EventLoop loop = EventLoop.running();
      var future = new Future<T>(loop);
      loop.outsideWorkBegan();
      executor.execute(
          () -> {
            try {
              T result = call.call();
              loop.callSoonThreadsafe(
                  () -> {
                    loop.outsideWorkEnded();
                    future.setResult(result);
                  });
            } catch (Throwable failure) {
              loop.callSoonThreadsafe(
                  () -> {
                    loop.outsideWorkEnded();
                    future.setException(failure);
                  });
            }
          });
      return await(future);
    };
  }
}
