// Misconception: cancel has nothing to do, the flag of some other class decides.
// Fails: aCallbackThatIsCancelledBeforeItsTurnDoesNotRun,
//   aCallbackCanCancelOneBehindItInTheSameBatch,
//   whatStandsBehindACancelledCallbackRunsInTheSameIteration,
//   cancellingTwiceOrOnceTheCallbackHasBegunDoesNoHarm,
//   isCancelledTellsWhetherCancelWasCalledAndNothingElse, aCancelledHandleLetsGoOfItsCallback,
//   aHandlesTextNamesItsCallbackOrSaysThatItWasCancelled,
//   aCancelledHandleThatIsRunAllTheSameDoesNothing, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

public class Handle {

  public void cancel() {}
}
