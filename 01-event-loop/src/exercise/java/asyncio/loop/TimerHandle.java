package asyncio.loop;

import static loopcraft.grader.Todo.todo;

import loopcraft.grader.Exercise;

/**
 * A callback that a loop will run at a certain time: {@code asyncio.TimerHandle}.
 *
 * <p>Handles order by their time, and those of the same time by when they were scheduled.
 */
@Exercise("01.3")
public final class TimerHandle extends Handle implements Comparable<TimerHandle> {

  /**
   * Makes a handle for a queue.
   *
   * @param when when to run, in nanoseconds of the loop's clock
   * @param sequence how many timers the queue had been given before: decides between equal times
   * @param queue is told when the timer is cancelled
   */
  TimerHandle(long when, long sequence, Runnable callback, TimerQueue queue) {
    super(callback);
    throw todo("01.3");
  }

  /** When the callback is to run, in nanoseconds of the loop's clock: {@code TimerHandle.when}. */
  public long when() {
    throw todo("01.3");
  }

  /**
   * Calls the callback off, as {@link Handle#cancel} does. Then, the first time only, it tells the
   * queue by {@link TimerQueue#cancelled}, if the timer is still in there.
   */
  @Override
  public void cancel() {
    throw todo("01.3");
  }

  /** Hears that the queue has let go of this timer, and need not be told when it is cancelled. */
  void leaveQueue() {
    throw todo("01.3");
  }

  /** Orders by time, then by when they were scheduled. */
  @Override
  public int compareTo(TimerHandle other) {
    throw todo("01.3");
  }
}
