// Misconception: who does not sleep after all has nothing to take back.
// Fails: aLoopThatFindsACallbackOnItsWayToSleepCountsAsAwake
package asyncio.loop;

final class Inbox {

  boolean fallAsleep() {
    asleep.set(true);
    return arrivals.isEmpty();
  }
}
