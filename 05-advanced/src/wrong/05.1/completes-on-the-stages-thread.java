// Misconception: a callback of the stage is as good as any.
// Fails: anotherThreadCompletes, completeAlready, cancelledOnEitherSide
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.concurrent.CompletionStage;

public final class StageFuture {

  public static <T> Future<T> of(EventLoop loop, CompletionStage<? extends T> stage) {
    var future = new Future<T>(loop);
    stage.whenComplete((result, failure) -> settle(future, result, unwrapped(failure)));
    future.addDoneCallback(
        done -> {
          if (done.isCancelled()) {
            cancel(stage);
          }
        });
    return future;
  }
}
