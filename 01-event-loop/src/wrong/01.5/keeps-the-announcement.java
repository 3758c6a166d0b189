// Misconception: a loop that does not fall asleep after all has nothing to take back.
// Fails: aLoopThatGaveUpItsSleepAtTheLastLookCountsAsAwake
package asyncio.loop;

final class Inbox {

  boolean fallAsleep() {
    asleep.set(true);
    return arrivals.isEmpty();
  }
}
