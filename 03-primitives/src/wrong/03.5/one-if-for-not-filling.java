// Misconception: a barrier that does not fill any more is open.
// Fails: aResetSendsAway, afterAResetThereIsANewRound, anAbortBreaks, whoComesRightAfterAReset,
//   aResetRightAfterAnAbort, anAbortWhileItDrains, aResetWhileItDrains, itSaysWhatItIs,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import static asyncio.Asyncio.await;

public final class Barrier {

  private int passThrough() {
    await(changed.waitUntil(this::letsIn));
    if (state == BarrierState.BROKEN) {
      throw new BrokenBarrierError("the barrier was aborted");
    }
    int index = inside++;
    try {
      if (inside == parties) {
        become(BarrierState.DRAINING);
      } else {
        await(changed.waitUntil(() -> state != BarrierState.FILLING));
      }
      return index;
    } finally {
      leave();
    }
  }
}
