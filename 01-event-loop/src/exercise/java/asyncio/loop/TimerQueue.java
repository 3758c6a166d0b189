package asyncio.loop;

import static loopcraft.grader.Todo.todo;

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

  /** Makes an empty queue. */
  TimerQueue() {}

  /**
   * Adds a callback that is to run at a time.
   *
   * @param when in nanoseconds of the loop's clock
   */
  TimerHandle schedule(long when, Runnable callback) {
    throw todo("01.3");
  }

  /** When the first timer that is not cancelled is to run, or {@link #NEVER}. */
  long nextDeadline() {
    throw todo("01.3");
  }

  /**
   * Moves every timer whose time has come ({@code when <= now}) into the ready queue, in order, and
   * leaves out the cancelled ones.
   */
  void moveDueTo(ReadyQueue ready, long now) {
    throw todo("01.3");
  }

  /** Hears that a timer which is still in here was cancelled, once for each. */
  void cancelled() {
    throw todo("01.3");
  }

  /** How many timers are kept, cancelled ones that are not yet dropped included. */
  int size() {
    throw todo("01.3");
  }

  /** Drops all timers. */
  void clear() {
    throw todo("01.3");
  }
}
