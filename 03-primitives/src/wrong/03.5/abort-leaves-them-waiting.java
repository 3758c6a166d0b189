// Misconception: who waits already is not concerned by an abort.
// Fails: anAbortBreaks, itSaysWhatItIs, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

import asyncio.task.Coroutine;

public final class Barrier {

  public Coroutine<Void> abort() {
    return async(
        () -> {
          state = BarrierState.BROKEN;
        });
  }
}
