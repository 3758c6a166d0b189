// Misconception: what is ready can run at once, so there is no need to wait for the loop.
// Fails: callSoonReturnsBeforeTheCallbackRuns, whatACallbackSchedulesWaitsForTheNextIteration,
//   aCallbackThatIsCancelledBeforeItsTurnDoesNotRun, aCallbackCanCancelOneBehindItInTheSameBatch,
//   whatStandsBehindACancelledCallbackRunsInTheSameIteration,
//   cancellingTwiceOrOnceTheCallbackHasBegunDoesNoHarm,
//   ifACallbackTakesTheLoopDownThoseBehindItAreStillWaiting,
//   aQueueIsEmptyOnceEveryHandleHasHadItsTurnCancelledOnesToo, clearDropsEverythingThatWaits,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

final class ReadyQueue {

  void add(Handle handle) {
    handle.run();
  }
}
