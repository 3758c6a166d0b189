// Misconception: the loop will find what is in its inbox by itself.
// Fails: aCallbackFromAnotherThreadWakesALoopThatSleepsEachTime,
//   aCallbackThatArrivesAtAnyStepOfTheLoopOnItsWayToSleepIsNotMissed,
//   aLoopThatGoesToSleepAtAnyStepOfAThreadThatPostsIsWoken,
//   aLoopWithNothingToDoSleepsOnceWithoutLimit,
//   atWhateverMomentACallbackArrivesItDoesNotWaitForTheLoopsSleepToEnd,
//   callbacksFromFourThreadsAllRunEachThreadsInOrderAndSeeWhatItWrote,
//   manyCallbacksFromOtherThreadsWakeALoopThatSleepsOnce, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

final class Inbox {

  void post(Handle handle) {
    arrivals.add(handle);
  }
}
