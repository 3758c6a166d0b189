// Misconception: an interrupt is a stop.
// Fails: anInterruptCancelsTheMainTask, aSecondInterruptEndsTheRunAtOnce,
//   anInterruptFromAnotherThreadWakesTheLoop, anInterruptCountsInItsRunOnly,
//   aMainTaskThatDealsWithItsInterruptMayReturnAResult,
//   twoInterruptsInTheLastIterationDoNotEndTheNextRun, interruptedAndCancelledByItself
package asyncio.task;

public final class Runner implements AutoCloseable {

  public void interrupt() {
    Task<?> task = mainTask;
    if (task == null) {
      return;
    }
    interruptions.incrementAndGet();
    task.loop().callSoonThreadsafe(task.loop()::stop);
  }
}
