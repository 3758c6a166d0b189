// Misconception: the look into the inbox at the beginning of the iteration is enough.
// Fails: atWhateverMomentACallbackArrivesItDoesNotWaitForTheLoopsSleepToEnd,
//   aCallbackThatArrivesAtAnyStepOfTheLoopOnItsWayToSleepIsNotMissed
package asyncio.loop;

final class Inbox {

  boolean fallAsleep() {
    asleep.set(true);
    return true;
  }
}
