// Misconception: whether to wake the loop can be decided before the callback is in the inbox.
// Fails: aLoopThatGoesToSleepAtAnyStepOfAThreadThatPostsIsWoken
package asyncio.loop;

final class Inbox {

  void post(Handle handle) {
    boolean wake = asleep.compareAndSet(true, false);
    arrivals.add(handle);
    if (wake) {
      poller.wakeUp();
    }
  }
}
