// Misconception: a CancelledError is what a cancelled task ends with.
// Fails: threadsAreTold, theThreadIsTold
package asyncio.executor;

import asyncio.task.Future;

public final class LoopResult<T> {

  private void copy(Future<T> source) {
    if (isDone()) {
      return;
    }
    try {
      complete(source.result());
    } catch (Throwable failure) {
      completeExceptionally(failure);
    }
  }
}
