// Misconception: to wake is to wake who sleeps.
// Fails: sleepsAtAnyMoment
package asyncio.loops;

public final class BusyPoller {

  @Override
  public void wakeUp() {
    boolean sleeps = asleep.get();
    woken = true;
    if (sleeps) {
      poller.wakeUp();
    }
  }
}
