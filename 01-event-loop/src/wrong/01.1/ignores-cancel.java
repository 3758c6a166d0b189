// Misconception: cancel has nothing to do, the flag of some other class decides.
// Fails: aCallbackCanCancelOneBehindItInTheSameBatch,
//   aCallbackThatIsCancelledBeforeItsTurnDoesNotRun, aCancelledHandleLetsGoOfItsCallback,
//   aHandlesTextNamesItsCallbackOrSaysThatItWasCancelled,
//   cancellingTwiceOrOnceTheCallbackHasBegunDoesNoHarm,
//   isCancelledTellsWhetherCancelWasCalledAndNothingElse, theDemoPrintsWhatItsCPythonTwinPrints,
//   whatStandsBehindACancelledCallbackRunsInTheSameIteration
package asyncio.loop;

public class Handle {

  public void cancel() {}
}
