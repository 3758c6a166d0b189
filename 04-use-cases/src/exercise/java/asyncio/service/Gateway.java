package asyncio.service;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import java.time.Duration;
import java.util.List;
import loopcraft.grader.Exercise;

/**
 * Asks several services at once, and makes one answer of theirs, in time.
 *
 * @param limit the answer is there within this time, or within the caller's {@link Deadline} if
 *     that is earlier. The longest there are do no harm
 * @param reserve so long before that, it stops waiting for parts that it can do without
 */
public record Gateway(Duration limit, Duration reserve) {

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException unless {@code 0 <= reserve < limit}
   */
  public Gateway {
    if (reserve.isNegative() || reserve.compareTo(limit) >= 0) {
      throw new IllegalArgumentException(
          "need 0 <= reserve < limit: %s, %s".formatted(reserve, limit));
    }
  }

  /**
   * A coroutine that gets all parts at once, each in a task of its own, and ends when the last one
   * has ended. The limit counts from its start; before that, nothing is looked at.
   *
   * <p>If a {@link Part.Mandatory} one fails, there is no answer. The others are cancelled at once,
   * and when they have ended, that failure comes out, as it is. If further mandatory ones failed by
   * then, in the same instant or while they ended, all their failures are noted on it as
   * suppressed. As in any task group, a cancellation that nobody asked for is no such failure: the
   * other parts go on, and it comes out when they have ended.
   *
   * <p>If a {@link Part.Extra} one fails in whatever way, its fallback takes its place, and the
   * answer says why. It has to be there the reserve before the deadline; it runs by a deadline of
   * its own, so that its calls know. If there is no more time than the reserve to begin with, it is
   * not called at all.
   *
   * <p>What a part gives may be null.
   *
   * <p>If the coroutine is cancelled, so are all parts, and it ends when they have.
   *
   * @throws asyncio.task.TimeoutError from the coroutine, if a mandatory part is not there by the
   *     deadline
   * @throws IllegalArgumentException from the coroutine, if two parts have the same name; then none
   *     is called
   */
  @Exercise(value = "04.5", part = 6)
  public Coroutine<Answer> ask(List<? extends Part<?>> parts) {
    throw todo("04.5");
  }
}
