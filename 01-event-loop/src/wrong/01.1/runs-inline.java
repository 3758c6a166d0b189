// Misconception: what is ready can run at once, so there is no need to wait for the loop.
// Fails: aCallbackCanCancelOneBehindItInTheSameBatch,
//   aCallbackThatIsCancelledBeforeItsTurnDoesNotRun, callSoonReturnsBeforeTheCallbackRuns,
//   cancellingTwiceOrOnceTheCallbackHasBegunDoesNoHarm, clearDropsEverythingThatWaits,
//   ifACallbackTakesTheLoopDownThoseBehindItAreStillWaiting, theDemoPrintsWhatItsCPythonTwinPrints,
//   whatACallbackSchedulesWaitsForTheNextIteration,
//   whatStandsBehindACancelledCallbackRunsInTheSameIteration
package asyncio.loop;

final class ReadyQueue {

  void add(Handle handle) {
    handle.run();
  }
}
