package asyncio.loop;

import java.util.PriorityQueue;
import loopcraft.grader.Exercise;

/**
 * The callbacks that wait for their time, the earliest first: {@code BaseEventLoop._scheduled}.
 *
 * <p>A timer that is cancelled stays where it is, since finding it in a heap is slow. It goes when
 * it comes to the head, or together with the others once cancelled timers are the majority, so that
 * they cost nothing in the long run: not a wake-up, and not memory.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise("01.3")
final class TimerQueue {

  /** What {@link #nextDeadline} answers when no timer waits. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int FEWEST_TO_SWEEP = 100;

  private final PriorityQueue<TimerHandle> heap = new PriorityQueue<>();
  private long scheduled;
  private int cancelled;

  /** Makes an empty queue. */
  TimerQueue() {}

  /**
   * Adds a callback that is to run at a time.
   *
   * @param when in nanoseconds of the loop's clock
   */
  TimerHandle schedule(long when, Runnable callback) {
    TimerHandle handle = new TimerHandle(when, scheduled++, callback, this);
    heap.add(handle);
    return handle;
  }

  /** When the first timer that is not cancelled is to run, or {@link #NEVER}. */
  long nextDeadline() {
    dropCancelledHeads();
    return heap.isEmpty() ? NEVER : heap.element().when();
  }

  /**
   * Moves every timer whose time has come ({@code when <= now}) into the ready queue, in order, and
   * leaves out the cancelled ones.
   */
  void moveDueTo(ReadyQueue ready, long now) {
    while (nextDeadline() <= now && !heap.isEmpty()) {
      ready.add(takeHead());
    }
  }

  /** Hears that a timer which is still in here was cancelled, once for each. */
  void cancelled() {
    cancelled++;
    if (cancelled > FEWEST_TO_SWEEP && cancelled > heap.size() / 2) {
      heap.removeIf(TimerHandle::isCancelled);
      cancelled = 0;
    }
  }

  /** How many timers are kept, cancelled ones that are not yet dropped included. */
  int size() {
    return heap.size();
  }

  /** Drops all timers. */
  void clear() {
    heap.forEach(TimerHandle::leaveQueue);
    heap.clear();
    cancelled = 0;
  }

  private void dropCancelledHeads() {
    while (!heap.isEmpty() && heap.element().isCancelled()) {
      takeHead();
      cancelled--;
    }
  }

  private TimerHandle takeHead() {
    TimerHandle head = heap.remove();
    head.leaveQueue();
    return head;
  }
}
