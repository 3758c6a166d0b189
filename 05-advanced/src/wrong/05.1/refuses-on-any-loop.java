// Misconception: a thread that runs a loop must not wait.
// Fails: anotherLoopMayWait
package asyncio.executor;

import asyncio.loop.ContextSlot;

public final class LoopResult<T> {

  private void requireOtherThread() {
    if (!isDone() && ContextSlot.ofThisThread().loop() != null) {
      throw new IllegalStateException(
          "waiting on the loop's own thread would never end: await instead");
    }
  }
}
