// Misconception: a CancelledError is what a cancellation is called here.
// Fails: failures
package asyncio.executor;

import asyncio.task.CancelledError;
import asyncio.task.Future;
import java.util.concurrent.CancellationException;

public final class StageFuture {

  private static <T> void settle(Future<T> future, T result, Throwable failure) {
    if (future.isDone()) {
      return;
    }
    switch (failure) {
      case null -> future.setResult(result);
      case CancellationException _ -> future.cancel();
      case CancelledError _ -> future.cancel();
      default -> future.setException(failure);
    }
  }
}
