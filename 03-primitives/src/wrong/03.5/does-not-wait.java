// Misconception: whoever has counted itself may go.
// Fails: allGoOnTogether, itCanBeUsedAgain, aCancelledTaskHasNotCome, aResetSendsAway,
//   afterAResetThereIsANewRound, anAbortBreaks, whoComesRightAfterAReset, aResetRightAfterAnAbort,
//   anAbortWhileItDrains, aResetWhileItDrains, aTaskIsCancelledWhenAllHaveCome, itSaysWhatItIs,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public final class Barrier {

  private int passThrough() {
    return inside++ % parties;
  }
}
