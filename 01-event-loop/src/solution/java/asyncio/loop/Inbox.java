package asyncio.loop;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import loopcraft.grader.Exercise;

/**
 * Where other threads leave callbacks for a loop, and how they wake it.
 *
 * <p>Waking a poller costs a system call, so it is done only when the loop sleeps, and once however
 * many callbacks arrive. Two promises make that safe. The loop says that it will sleep
 * <em>before</em> it looks into the inbox for the last time; a thread puts its callback into the
 * inbox <em>before</em> it looks whether the loop sleeps. Whoever comes second sees the other.
 */
@Exercise("01.5")
final class Inbox {

  private final ConcurrentLinkedQueue<Handle> arrivals = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asleep = new AtomicBoolean();
  private final Poller poller;

  /** Makes an empty inbox for a loop that is awake. */
  Inbox(Poller poller) {
    this.poller = poller;
  }

  /**
   * Leaves a callback, from any thread, and wakes the loop by {@link Poller#wakeUp} if it sleeps
   * and nobody has woken it yet. All that the calling thread did before is visible to the callback.
   */
  void post(Handle handle) {
    arrivals.add(handle);
    if (asleep.get() && asleep.compareAndSet(true, false)) {
      poller.wakeUp();
    }
  }

  /**
   * Announces, on the loop's thread, that the loop is about to sleep.
   *
   * @return whether it may: false if a callback has arrived meanwhile, and the loop counts as awake
   */
  boolean fallAsleep() {
    asleep.set(true);
    if (arrivals.isEmpty()) {
      return true;
    }
    asleep.set(false);
    return false;
  }

  /** Announces, on the loop's thread, that the loop is awake. */
  void awake() {
    asleep.set(false);
  }

  /** Moves what has arrived into the ready queue, on the loop's thread, in order of arrival. */
  void moveTo(ReadyQueue ready) {
    for (Handle handle = arrivals.poll(); handle != null; handle = arrivals.poll()) {
      ready.add(handle);
    }
  }
}
