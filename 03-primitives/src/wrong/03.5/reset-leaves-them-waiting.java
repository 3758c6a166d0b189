// Misconception: a reset only sets the count to zero.
// Fails: aResetSendsAway, afterAResetThereIsANewRound, whoComesRightAfterAReset,
//   aResetRightAfterAnAbort, aResetWhileItDrains
package asyncio.sync;

import asyncio.task.Coroutine;

public final class Barrier {

  public Coroutine<Void> reset() {
    return async(
        () -> {
          inside = 0;
          state = BarrierState.FILLING;
        });
  }
}
