// Misconception: a wake-up too many costs nothing.
// Fails: manyCallbacksFromOtherThreadsWakeALoopThatSleepsOnce, aLoopThatIsAwakeIsNotWoken,
//   aLoopThatFindsACallbackOnItsWayToSleepCountsAsAwake,
//   twoThreadsThatPostAtOnceWakeALoopThatSleepsOnce, aPollThatFailsLeavesTheLoopAwake
// By luck: callbacksFromFourThreadsAllRunEachThreadsInOrderAndSeeWhatItWrote,
//   aCallbackThatArrivesAtAnyStepOfTheLoopOnItsWayToSleepIsNotMissed
package asyncio.loop;

final class Inbox {

  void post(Handle handle) {
    arrivals.add(handle);
    poller.wakeUp();
  }
}
