// Misconception: acquire always goes through the loop, so that its timing is always the same.
// Fails: aFreeLockIsTakenAtOnce, cancelledWaitersDoNotCount, aLockBelongsToOneLoop, itSaysWhatItIs
package asyncio.sync;

import asyncio.task.Coroutine;

public final class Lock {

  private Held take() {
    Coroutine.suspend(null);
    if (locked || someoneWaits()) {
      awaitTurn();
    }
    locked = true;
    return held;
  }
}
