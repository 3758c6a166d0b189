// Misconception: a poll that never waits never comes too late.
// Fails: aLoopWithNothingToDoSleepsOnceWithoutLimit, aLoopWithTimersSleepsExactlyUntilTheNextOne,
//   aTimerThatComesDueWhileTheLoopSleepsRunsInTheSameIteration,
//   whatOtherThreadsLeaveDuringThePollRunsBeforeTimersThatComeDueInIt,
//   aCallbackFromAnotherThreadWakesALoopThatSleepsEachTime,
//   manyCallbacksFromOtherThreadsWakeALoopThatSleepsOnce, aLoopThatIsAwakeIsNotWoken,
//   atWhateverMomentACallbackArrivesItDoesNotWaitForTheLoopsSleepToEnd,
//   aPollThatFailsLeavesTheLoopAwake, theDemoPrintsWhatItsCPythonTwinPrints
// By luck: aLoopThatFindsACallbackOnItsWayToSleepCountsAsAwake,
//   callbacksFromFourThreadsAllRunEachThreadsInOrderAndSeeWhatItWrote
package asyncio.loop;

final class Iteration {

  private void poll(long timeout) {
    poller.poll(0, readiness);
  }
}
