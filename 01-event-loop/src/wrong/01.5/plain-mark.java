// Misconception: a boolean is read and written in one step, so threads may share it as it is.
// Fails: twoThreadsThatPostAtOnceWakeALoopThatSleepsOnce
package asyncio.loop;

final class Inbox {

  private boolean asleep;

  void post(Handle handle) {
    arrivals.add(handle);
    if (asleep) {
      asleep = false;
      poller.wakeUp();
    }
  }

  boolean fallAsleep() {
    asleep = true;
    if (arrivals.isEmpty()) {
      return true;
    }
    asleep = false;
    return false;
  }

  void awake() {
    asleep = false;
  }
}
