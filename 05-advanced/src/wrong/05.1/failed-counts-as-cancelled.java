// Misconception: what failed need not go on.
// Fails: completedByOthers
package asyncio.executor;

import asyncio.task.Future;

public final class LoopResult<T> {

  void follow(Future<T> future) {
    future.addDoneCallback(this::copy);
    whenComplete(
        (_, _) -> {
          if (isCompletedExceptionally()) {
            cancelOnItsLoop(future);
          }
        });
  }
}
