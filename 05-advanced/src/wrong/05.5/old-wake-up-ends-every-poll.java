// Misconception: the poller below takes the wake-up.
// Fails: readyAndWoken, wokenBefore, lookTakesAWakeUp
package asyncio.loops;

public final class BusyPoller {

  @Override
  public void poll(long timeoutNanos, ReadyEvents sink) {
    if (timeoutNanos == 0 || woken) {
      poller.poll(0, sink);
    } else {
      spin(timeoutNanos, sink);
    }
  }
}
