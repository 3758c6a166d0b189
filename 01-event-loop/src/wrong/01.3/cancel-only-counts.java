// Misconception: to cancel a timer is to tell the queue.
// Fails: aCancelledTimerDoesNotRunAndLetsGoOfItsCallback,
//   aCancelledTimerDoesNotKeepTheLoopWaitingNorWakeIt,
//   aLoopWhoseTimersAreAllCancelledHasNoTimeToWaitFor,
//   manyTimersThatWereCancelledAreNotKeptAndTheOthersStillRun,
//   timersThatHaveRunDoNotPutOffTheSweep, aTimerCanBeCancelledByAnotherOneThatIsDueAtTheSameTime,
//   closingTheLoopDropsItsTimersAndCancellingThemLaterDoesNoHarm,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

public final class TimerHandle {

  @Override
  public void cancel() {
    if (queue != null) {
      queue.cancelled();
    }
  }
}
