// Misconception: an AtomicBoolean makes safe whatever is done with it.
// Fails: twoThreadsThatPostAtOnceWakeALoopThatSleepsOnce
package asyncio.loop;

final class Inbox {

  void post(Handle handle) {
    arrivals.add(handle);
    if (asleep.get()) {
      asleep.set(false);
      poller.wakeUp();
    }
  }
}
