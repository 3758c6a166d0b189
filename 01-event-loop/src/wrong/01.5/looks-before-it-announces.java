// Misconception: if the inbox is empty, the loop may say that it sleeps.
// Fails: aCallbackThatArrivesAtAnyStepOfTheLoopOnItsWayToSleepIsNotMissed
package asyncio.loop;

final class Inbox {

  boolean fallAsleep() {
    if (!arrivals.isEmpty()) {
      return false;
    }
    asleep.set(true);
    return true;
  }
}
