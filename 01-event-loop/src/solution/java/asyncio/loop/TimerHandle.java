package asyncio.loop;

import loopcraft.grader.Exercise;

/**
 * A callback that a loop will run at a certain time: {@code asyncio.TimerHandle}.
 *
 * <p>Handles order by their time, and those of the same time by when they were scheduled.
 */
@Exercise("01.3")
public final class TimerHandle extends Handle implements Comparable<TimerHandle> {

  private final long when;
  private final long sequence;
  private TimerQueue queue;

  /**
   * Makes a handle for a queue.
   *
   * @param when when to run, in nanoseconds of the loop's clock
   * @param sequence how many timers the queue had been given before: decides between equal times
   * @param queue is told when the timer is cancelled
   */
  TimerHandle(long when, long sequence, Runnable callback, TimerQueue queue) {
    super(callback);
    this.when = when;
    this.sequence = sequence;
    this.queue = queue;
  }

  /** When the callback is to run, in nanoseconds of the loop's clock: {@code TimerHandle.when}. */
  public long when() {
    return when;
  }

  /**
   * Calls the callback off, as {@link Handle#cancel} does. Then, the first time only, it tells the
   * queue by {@link TimerQueue#cancelled}, if the timer is still in there.
   */
  @Override
  public void cancel() {
    boolean first = !isCancelled();
    super.cancel();
    if (first && queue != null) {
      queue.cancelled();
    }
  }

  /** Hears that the queue has let go of this timer, and need not be told when it is cancelled. */
  void leaveQueue() {
    queue = null;
  }

  /** Orders by time, then by when they were scheduled. */
  @Override
  public int compareTo(TimerHandle other) {
    int byTime = Long.compare(when, other.when);
    return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
  }
}
