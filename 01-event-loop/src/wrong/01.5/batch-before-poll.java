// Misconception: an iteration ends with the poll.
// Fails: aLoopWithNothingToDoSleepsOnceWithoutLimit, aLoopWithTimersSleepsExactlyUntilTheNextOne,
//   aTimerThatComesDueWhileTheLoopSleepsRunsInTheSameIteration,
//   whileCallbacksAreReadyTheLoopPollsOnceInEachIterationWithoutWaiting,
//   aTimerThatIsOverdueIsNotWaitedFor,
//   whatOtherThreadsLeaveDuringThePollRunsBeforeTimersThatComeDueInIt,
//   anIterationPollsOnceAlsoWhenACallbackArrivesOnTheWayToSleep,
//   manyCallbacksFromOtherThreadsWakeALoopThatSleepsOnce, aLoopThatIsAwakeIsNotWoken,
//   atWhateverMomentACallbackArrivesItDoesNotWaitForTheLoopsSleepToEnd,
//   aLoopThatGoesToSleepAtAnyStepOfAThreadThatPostsIsWoken,
//   theDemoPrintsWhatItsCPythonTwinPrints
// By luck: callbacksFromFourThreadsAllRunEachThreadsInOrderAndSeeWhatItWrote
package asyncio.loop;

import java.util.function.Consumer;

final class Iteration {

  void runOnce(boolean stopping, Consumer<Handle> runner) {
    inbox.moveTo(ready);
    timers.moveDueTo(ready, clock.nanos());
    ready.runBatch(runner);
    poll(stopping || !ready.isEmpty() ? 0 : untilNextTimer());
    inbox.moveTo(ready);
  }
}
