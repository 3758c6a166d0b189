// Misconception: the others see by themselves that the state has changed.
// Fails: allGoOnTogether, itCanBeUsedAgain, whoComesWhileTheOthersLeave, aCancelledTaskHasNotCome,
//   aResetSendsAway, afterAResetThereIsANewRound, anAbortBreaks, aResetMends,
//   whoComesRightAfterAReset, aResetRightAfterAnAbort, anAbortWhileItDrains, aResetWhileItDrains,
//   itSaysWhatItIs, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Barrier {

  private void become(BarrierState next) {
    state = next;
  }
}
