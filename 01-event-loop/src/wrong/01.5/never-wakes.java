// Misconception: the loop will find what is in its inbox by itself.
// Fails: aLoopWithNothingToDoSleepsOnceWithoutLimit,
//   aCallbackFromAnotherThreadWakesALoopThatSleepsEachTime,
//   manyCallbacksFromOtherThreadsWakeALoopThatSleepsOnce,
//   atWhateverMomentACallbackArrivesItDoesNotWaitForTheLoopsSleepToEnd,
//   aCallbackThatArrivesAtAnyStepOfTheLoopOnItsWayToSleepIsNotMissed,
//   aLoopThatGoesToSleepAtAnyStepOfAThreadThatPostsIsWoken,
//   callbacksFromFourThreadsAllRunEachThreadsInOrderAndSeeWhatItWrote,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

final class Inbox {

  void post(Handle handle) {
    arrivals.add(handle);
  }
}
