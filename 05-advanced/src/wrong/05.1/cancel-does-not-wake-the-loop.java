// Misconception: callSoon is how the loop is told.
// Fails: aThreadCancels
package asyncio.executor;

import asyncio.task.Future;

public final class LoopResult<T> {

  private static void cancelOnItsLoop(Future<?> future) {
    try {
      future.loop().callSoon(future::cancel);
    } catch (IllegalStateException closed) {
      // Nothing runs there that could be cancelled.
    }
  }
}
