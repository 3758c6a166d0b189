// Misconception: to sleep is Thread.sleep.
// Fails: aRunReturnsWhatTheCoroutineReturns, closeCancelsTheTasksThatAreLeft,
//   aTaskThatFailsWhileItCleansUpIsReported, aRunInsideARunningLoopIsRefused,
//   afterARunThereIsNoRunningLoop, aRunnerRunsSeveralCoroutinesOnOneLoop,
//   aRunWhoseLoopIsStoppedSaysSo, aFutureOfARunThatWasStoppedDoesNotEndTheNextRun,
//   aRunUntilAFutureIsDoneAlreadyReturnsItsResult, anInterruptCancelsTheMainTask,
//   aSecondInterruptEndsTheRunAtOnce, anInterruptFromAnotherThreadWakesTheLoop,
//   anInterruptCountsInItsRunOnly, aMainTaskThatWasCancelledBySomebodyElse,
//   aMainTaskThatDealsWithItsInterruptMayReturnAResult, aSleepTakesItsTimeWhileOthersRun,
//   whileACoroutineSleepsSoDoesTheLoop, aSleepOfZeroLetsOneIterationPass,
//   aCancelledSleepLeavesNoTimer, aSleepThatIsCancelledWhenItsTimeHasCome,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

import java.time.Duration;

public final class Sleep {

  private static <T> T sleep(Duration delay, T result) throws InterruptedException {
    Thread.sleep(delay);
    return result;
  }
}
