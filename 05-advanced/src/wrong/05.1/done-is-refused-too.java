// Misconception: the loop's thread has no business with it.
// Fails: threadsAreTold, doneMayBeAsked, completedByOthers, noTaskCanBeMade
package asyncio.executor;

import asyncio.loop.ContextSlot;

public final class LoopResult<T> {

  private void requireOtherThread() {
    if (ContextSlot.ofThisThread().loop() == loop) {
      throw new IllegalStateException(
          "waiting on the loop's own thread would never end: await instead");
    }
  }
}
