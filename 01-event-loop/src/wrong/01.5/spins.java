// Misconception: a poll that never waits never comes too late.
// Fails: aCallbackFromAnotherThreadWakesALoopThatSleepsEachTime, aLoopThatIsAwakeIsNotWoken,
//   aLoopWithNothingToDoSleepsOnceWithoutLimit, aLoopWithTimersSleepsExactlyUntilTheNextOne,
//   aPollThatFailsLeavesTheLoopAwake, aTimerThatComesDueWhileTheLoopSleepsRunsInTheSameIteration,
//   atWhateverMomentACallbackArrivesItDoesNotWaitForTheLoopsSleepToEnd,
//   manyCallbacksFromOtherThreadsWakeALoopThatSleepsOnce, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

final class Iteration {

  private void poll(long timeout) {
    poller.poll(0, readiness);
  }
}
