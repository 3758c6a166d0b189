// Misconception: first look whether there is need to wait.
// Fails: arrivesAtAnyStepOfAWait
// By luck: whole
package asyncio.loops;

import java.util.concurrent.atomic.AtomicBoolean;

public final class Replayer {

  private final AtomicBoolean waiting = new AtomicBoolean();

  private void deliver(String thread) {
    long deadline = clock.nanos() + patienceNanos;
    Held arrival = takeFrom(thread);
    while (arrival == null) {
      waiting.set(true);
      waitForOutside(deadline);
      waiting.set(false);
      arrival = takeFrom(thread);
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
