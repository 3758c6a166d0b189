// Misconception: a reset is an abort.
// Fails: aResetSendsAway, afterAResetThereIsANewRound, aResetMends,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import asyncio.task.Coroutine;

public final class Barrier {

  public Coroutine<Void> reset() {
    return abort();
  }
}
