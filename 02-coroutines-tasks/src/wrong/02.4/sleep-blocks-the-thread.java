// Misconception: to sleep is Thread.sleep.
// Fails: closeCancelsTheTasksThatAreLeft, aTaskThatFailsWhileItCleansUpIsReported,
//   aRunnerRunsSeveralCoroutinesOnOneLoop, aRunWhoseLoopIsStoppedSaysSo,
//   closeClosesTheLoopInAnyCase, anInterruptCancelsTheMainTask, aSecondInterruptEndsTheRunAtOnce,
//   anInterruptFromAnotherThreadWakesTheLoop, anInterruptCountsInItsRunOnly,
//   aMainTaskThatDealsWithItsInterruptMayReturnAResult, interruptedAndCancelledByItself,
//   stoppedAfterAnInterrupt, aSleepCountsFromTheAwait, aSleepTakesItsTimeWhileOthersRun,
//   aCancelledSleepLeavesNoTimer, aSleepThatIsCancelledWhenItsTimeHasCome,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

import java.time.Duration;

public final class Sleep {

  private static <T> T sleep(Duration delay, T result) throws InterruptedException {
    Thread.sleep(delay.isPositive() ? 1 : 0);
    return result;
  }
}
