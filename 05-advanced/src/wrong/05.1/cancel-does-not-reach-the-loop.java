// Misconception: who cancels does not want to know any more, and that is all.
// Fails: aThreadCancels, thereAndBack, theThreadCancels, cancelledEarly, aFailureNobodyCanReceive
package asyncio.executor;

import asyncio.task.Future;

public final class LoopResult<T> {

  void follow(Future<T> future) {
    future.addDoneCallback(this::copy);
  }
}
