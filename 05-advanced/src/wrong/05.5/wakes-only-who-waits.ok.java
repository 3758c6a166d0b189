// Alternative: an arrival wakes the poller below only if an arrival is waited for.
package asyncio.loops;

import java.util.concurrent.atomic.AtomicBoolean;

public final class Replayer {

  private final AtomicBoolean waiting = new AtomicBoolean();

  private void deliver(String thread) {
    long deadline = clock.nanos() + patienceNanos;
    Held arrival = takeFrom(thread);
    while (arrival == null) {
      waiting.set(true);
      arrival = takeFrom(thread);
      if (arrival == null) {
        waitForOutside(deadline);
        arrival = takeFrom(thread);
      }
      waiting.set(false);
    }
    next++;
    arrival.deliver.run();
  }

  @Override
  public void arrived(Runnable deliver) {
    held.add(new Held(Thread.currentThread().getName(), deliver));
    if (waiting.compareAndSet(true, false)) {
      poller.wakeUp();
    }
  }
}
