// Misconception: a failure must never get lost.
// Fails: notToBeCancelled
package asyncio.executor;

import asyncio.loop.ExceptionContext;
import asyncio.task.Future;
import java.util.concurrent.CancellationException;

public final class StageFuture {

  private static <T> void settle(Future<T> future, T result, Throwable failure) {
    if (future.isDone()) {
      if (failure != null && !(failure instanceof CancellationException)) {
        future.loop().callExceptionHandler(new ExceptionContext("late", failure, future));
      }
      return;
    }
    switch (failure) {
      case null -> future.setResult(result);
      case CancellationException _ -> future.cancel();
      default -> future.setException(failure);
    }
  }
}
