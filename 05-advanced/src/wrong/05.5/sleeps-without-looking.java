// Misconception: one look tells whether there is something.
// Fails: looksThenSleeps, ready, readyAndWoken, wokenWhileLooking, wokenBefore, lookTakesAWakeUp,
//   wokenAsleep, twoSleeps, timeOutWhileLooking, sleepsTheRest, sleepsForAges, busyLoop
package asyncio.loops;

import java.util.concurrent.atomic.AtomicBoolean;

public final class BusyPoller {

  private void spin(long timeoutNanos, ReadyEvents sink) {
    var heard = new AtomicBoolean();
    ReadyEvents hearing =
        (attachment, events) -> {
          heard.set(true);
          sink.ready(attachment, events);
        };
    long start = clock.nanos();
    long left = timeoutNanos;
    for (int i = 0; i < Math.min(looks, 1); i++) {
      poller.poll(0, hearing);
      left = timeoutNanos == FOREVER ? FOREVER : timeoutNanos - (clock.nanos() - start);
      if (heard.get() || woken || left <= 0 || Thread.currentThread().isInterrupted()) {
        return;
      }
      Thread.onSpinWait();
    }
    sleep(left, sink);
  }
}
