// Misconception: whatever comes from outside is outside work.
// Fails: noOutsideWork
package asyncio.executor;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.concurrent.CompletionStage;

public final class StageFuture {

  public static <T> Future<T> of(EventLoop loop, CompletionStage<? extends T> stage) {
    var future = new Future<T>(loop);
    loop.outsideWorkBegan();
    stage.whenComplete(
        (result, failure) -> {
          try {
            loop.callSoonThreadsafe(
                () -> {
                  loop.outsideWorkEnded();
                  settle(future, result, unwrapped(failure));
                });
          } catch (IllegalStateException closed) {
            // Nobody is left who could want the result.
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
