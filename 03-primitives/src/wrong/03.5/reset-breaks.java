// Misconception: a reset is an abort.
// Fails: aResetSendsAway, afterAResetThereIsANewRound, aResetMends, whoComesRightAfterAReset,
//   aResetRightAfterAnAbort, aResetWhileItDrains, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import asyncio.task.Coroutine;

public final class Barrier {

  public Coroutine<Void> reset() {
    return abort();
  }
}
