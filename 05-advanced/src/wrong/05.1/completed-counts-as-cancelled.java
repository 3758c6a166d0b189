// Misconception: a future that is done does not need the loop any more.
// Fails: completedByOthers, aFailureNobodyReceives
package asyncio.executor;

import asyncio.task.Future;

public final class LoopResult<T> {

  void follow(Future<T> future) {
    future.addDoneCallback(this::copy);
    whenComplete((_, _) -> cancelOnItsLoop(future));
  }
}
