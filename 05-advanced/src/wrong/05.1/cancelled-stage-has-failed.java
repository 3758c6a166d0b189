// Misconception: a CancellationException is an exception.
// Fails: cancelledOnEitherSide, behindACancelledOne
package asyncio.executor;

import asyncio.task.Future;

public final class StageFuture {

  private static <T> void settle(Future<T> future, T result, Throwable failure) {
    if (future.isDone()) {
      return;
    }
    if (failure == null) {
      future.setResult(result);
    } else {
      future.setException(failure);
    }
  }
}
