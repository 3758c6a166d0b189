// Misconception: a CompletionException is what a CompletableFuture fails by.
// Fails: threadsAreTold
package asyncio.executor;

import asyncio.task.Future;
import java.util.concurrent.CompletionException;

public final class LoopResult<T> {

  private void copy(Future<T> source) {
    if (isDone()) {
      return;
    }
    if (source.isCancelled()) {
      cancel(false);
    } else if (source.exception() != null) {
      completeExceptionally(new CompletionException(source.exception()));
    } else {
      complete(source.result());
    }
  }
}
