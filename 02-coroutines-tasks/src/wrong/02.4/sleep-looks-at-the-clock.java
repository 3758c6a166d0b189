// Misconception: to wait is to look at the clock again in each iteration.
// Fails: aRunReturnsWhatTheCoroutineReturns, closeCancelsTheTasksThatAreLeft,
//   aRunInsideARunningLoopIsRefused, aRunnerRunsSeveralCoroutinesOnOneLoop,
//   aRunWhoseLoopIsStoppedSaysSo, aFutureOfARunThatWasStoppedDoesNotEndTheNextRun,
//   aFatalErrorEndsItsRunOnly, aRunUntilCompleteInsideARunningLoopMakesNoTask,
//   anInterruptCancelsTheMainTask, aSecondInterruptEndsTheRunAtOnce,
//   anInterruptFromAnotherThreadWakesTheLoop, anInterruptCountsInItsRunOnly,
//   aMainTaskThatDealsWithItsInterruptMayReturnAResult,
//   twoInterruptsInTheLastIterationDoNotEndTheNextRun, aSleepCountsFromTheAwait,
//   aSleepTakesItsTimeWhileOthersRun, whileACoroutineSleepsSoDoesTheLoop,
//   aSleepOfZeroLetsOneIterationPass, aCancelledSleepLeavesNoTimer,
//   aSleepThatIsCancelledWhenItsTimeHasCome, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

import asyncio.loop.EventLoop;
import java.time.Duration;

public final class Sleep {

  private static <T> T sleep(Duration delay, T result) {
    EventLoop loop = EventLoop.running();
    long end = loop.timeAfter(delay);
    while (loop.time() < end) {
      Coroutine.suspend(null);
    }
    return result;
  }
}
