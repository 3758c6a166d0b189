// Misconception: completing what is done already does nothing, so there is no need to look.
// Fails: aFailureNobodyReceives, aFailureNobodyCanReceive
package asyncio.executor;

import asyncio.task.Future;

public final class LoopResult<T> {

  private void copy(Future<T> source) {
    if (source.isCancelled()) {
      cancel(false);
    } else if (source.exception() != null) {
      completeExceptionally(source.exception());
    } else {
      complete(source.result());
    }
  }
}
