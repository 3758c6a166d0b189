// Misconception: to ask whether the loop sleeps and to say that it is woken may be two steps.
// Fails: twoThreadsThatPostAtAnyStepOfEachOtherWakeALoopThatSleepsOnce
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
