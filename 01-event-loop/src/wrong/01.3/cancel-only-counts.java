// Misconception: to cancel a timer is to tell the queue.
// Fails: aCancelledTimerDoesNotKeepTheLoopWaitingNorWakeIt,
//   aCancelledTimerDoesNotRunAndLetsGoOfItsCallback,
//   aLoopWhoseTimersAreAllCancelledHasNoTimeToWaitFor,
//   aTimerCanBeCancelledByAnotherOneThatIsDueAtTheSameTime,
//   closingTheLoopDropsItsTimersAndCancellingThemLaterDoesNoHarm,
//   manyTimersThatWereCancelledAreNotKeptAndTheOthersStillRun,
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
