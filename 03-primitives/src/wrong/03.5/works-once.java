// Misconception: once all have come, the barrier is open.
// Fails: itCanBeUsedAgain, whoComesWhileTheOthersLeave, afterAResetThereIsANewRound,
//   whoComesRightAfterAReset, aResetRightAfterAnAbort, aTaskIsCancelledWhenAllHaveCome,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Barrier {

  private boolean letsIn() {
    return true;
  }

  private void leave() {
    inside--;
  }
}
