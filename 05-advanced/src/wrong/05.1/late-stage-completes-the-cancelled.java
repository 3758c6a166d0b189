// Misconception: a future that waits for a stage is pending until then.
// Fails: cancelledOnEitherSide, notToBeCancelled
package asyncio.executor;

import asyncio.task.Future;
import java.util.concurrent.CancellationException;

public final class StageFuture {

  private static <T> void settle(Future<T> future, T result, Throwable failure) {
    switch (failure) {
      case null -> future.setResult(result);
      case CancellationException _ -> future.cancel();
      default -> future.setException(failure);
    }
  }
}
