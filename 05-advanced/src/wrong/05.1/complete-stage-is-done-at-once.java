// Misconception: what is there already need not be waited for.
// Fails: completeAlready, cancelledOnEitherSide
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.concurrent.CompletionStage;

public final class StageFuture {

  public static <T> Future<T> of(EventLoop loop, CompletionStage<? extends T> stage) {
    var future = new Future<T>(loop);
    Thread here = Thread.currentThread();
    stage.whenComplete(
        (result, failure) -> {
          if (Thread.currentThread() == here) {
            settle(future, result, unwrapped(failure));
          } else {
            loop.callSoonThreadsafe(() -> settle(future, result, unwrapped(failure)));
          }
        });
    future.addDoneCallback(
        done -> {
          if (done.isCancelled()) {
            cancel(stage);
          }
        });
    return future;
  }
}
