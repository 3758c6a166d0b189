// Misconception: cancel may be called anywhere.
// Fails: aThreadCancels, cancelledEarly
package asyncio.executor;

import asyncio.task.Future;

public final class LoopResult<T> {

  private static void cancelOnItsLoop(Future<?> future) {
    future.cancel();
  }
}
