// Misconception: clear() removes what has been read.
// Fails: aCallbackThatArrivesAtAnyStepOfTheLoopOnItsWayToSleepIsNotMissed
// By luck: callbacksFromFourThreadsAllRunEachThreadsInOrderAndSeeWhatItWrote
package asyncio.loop;

final class Inbox {

  void moveTo(ReadyQueue ready) {
    arrivals.forEach(ready::add);
    arrivals.clear();
  }
}
