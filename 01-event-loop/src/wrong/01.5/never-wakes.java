// Misconception: the loop will find what is in its inbox by itself.
// Fails: aLoopWithNothingToDoSleepsOnceWithoutLimit,
//   aCallbackFromAnotherThreadWakesALoopThatSleepsEachTime,
//   manyCallbacksFromOtherThreadsWakeALoopThatSleepsOnce,
//   atWhateverMomentACallbackArrivesItDoesNotWaitForTheLoopsSleepToEnd,
//   aLoopThatGoesToSleepAtAnyStepOfAThreadThatPostsIsWoken,
//   callbacksFromFourThreadsAllRunEachThreadsInOrderAndSeeWhatItWrote,
//   theDemoPrintsWhatItsCPythonTwinPrints
// By luck: aCallbackThatArrivesAtAnyStepOfTheLoopOnItsWayToSleepIsNotMissed,
//   aLoopThatFindsACallbackOnItsWayToSleepCountsAsAwake
package asyncio.loop;

final class Inbox {

  void post(Handle handle) {
    arrivals.add(handle);
  }
}
