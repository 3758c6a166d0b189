package asyncio.perf;

import static loopcraft.grader.Todo.todo;

import asyncio.service.Call;
import asyncio.service.Policy;
import asyncio.task.TimeoutError;
import loopcraft.grader.Exercise;

/**
 * A policy that lets only so many calls at a time through, refuses the others at once, and finds
 * out by itself how many: it rises by one while calls are quick, and falls by a factor when one is
 * slow. So does TCP with the number of packets under way.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "06.4", part = 4)
public final class AdaptiveLimit implements Policy {

  /** Makes one whose limit is the initial one. */
  public AdaptiveLimit(LimitSettings settings) {
    throw todo("06.4");
  }

  /**
   * A call that is refused at once if as many as the limit says are under way, and otherwise made.
   *
   * <p>How it ends is measured on the loop's clock, from when it was let through:
   *
   * <ul>
   *   <li>It is <em>slow</em> if it ends with a {@link TimeoutError}, or returns or fails after
   *       more than {@link LimitSettings#slow}. The limit is multiplied by {@link
   *       LimitSettings#cut} and rounded down, but stays at {@link LimitSettings#least} or above.
   *       That is a cut, even if the limit is at its least already.
   *   <li>It is <em>quick</em> if it returns otherwise. When so many quick calls have ended as the
   *       limit is, since it last rose or was cut, the limit rises by one, but not above {@link
   *       LimitSettings#most}. A quick call does not count if, when it was let through, less than
   *       half of what was the limit then was under way, itself included: it says nothing about
   *       more.
   *   <li>If it fails quickly, or is cancelled, that says nothing.
   * </ul>
   *
   * <p>A call that was let through before the limit was last cut says nothing any more, however it
   * ends: many slow calls at a time are one overload. So it is if the clock shows the same for
   * both.
   *
   * @return one whose coroutine throws a {@link LimitReached} if it is refused
   */
  @Override
  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    throw todo("06.4");
  }

  /** How many calls may be under way at the moment. */
  public int limit() {
    throw todo("06.4");
  }
}
