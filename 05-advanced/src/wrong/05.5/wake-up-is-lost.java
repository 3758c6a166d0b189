// Misconception: the last look was a moment ago.
// Fails: wokenAtAnyMoment
package asyncio.loops;

public final class BusyPoller {

  private void sleep(long timeoutNanos, ReadyEvents sink) {
    asleep.set(true);
    try {
      poller.poll(timeoutNanos, sink);
    } finally {
      asleep.set(false);
    }
  }
}
