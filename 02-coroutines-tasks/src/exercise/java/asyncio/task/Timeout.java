package asyncio.task;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import loopcraft.grader.Exercise;

/**
 * A time limit for a part of a coroutine: {@code asyncio.timeout}.
 *
 * <p>When time is up, the task is cancelled. The cancellation ends at the edge of that part, where
 * it turns into a {@link TimeoutError}. A cancellation that comes from elsewhere passes through.
 */
public final class Timeout {

  private enum State {
    ENTERED,
    EXPIRING,
    EXPIRED,
    EXITED
  }

  private final Task<?> task;
  private final int cancellingBefore;
  private State state = State.ENTERED;

  private Timeout(Task<?> task) {
    this.task = task;
    cancellingBefore = task.cancelling();
  }

  /**
   * A coroutine that runs a body under a time limit, and returns what the body returns.
   *
   * @param deadline in nanoseconds of the loop's clock, read when the coroutine starts; empty is no
   *     limit, for now. One that is over cancels the body at its first await
   * @throws TimeoutError from the coroutine, if time is up, and the body ends with the cancellation
   *     because of it and with no other; its cause is the {@link CancelledError}
   * @throws IllegalStateException from the coroutine, if it does not run in a task: {@code a
   *     timeout must be used inside a task}
   */
  @Exercise("02.8")
  public static <T> Coroutine<T> around(
      Callable<OptionalLong> deadline, ScopeBody<? super Timeout, ? extends T> body) {
    throw todo("02.8");
  }

  /**
   * When time is up, on the scale of {@link EventLoop#time}; empty if there is no limit. The end of
   * the body does not change it.
   */
  @Exercise("02.8")
  public OptionalLong when() {
    throw todo("02.8");
  }

  /**
   * Sets another deadline.
   *
   * @param when in nanoseconds, on the scale of {@link EventLoop#time}; one that is over cancels
   *     the body at its next await
   * @throws IllegalStateException if the limit has expired, or the body has ended
   */
  @Exercise("02.8")
  public void reschedule(long when) {
    throw todo("02.8");
  }

  /**
   * Takes the deadline away.
   *
   * @throws IllegalStateException as {@link #reschedule} does
   */
  @Exercise("02.8")
  public void disable() {
    throw todo("02.8");
  }

  /** Whether time was up before the body ended. */
  @Exercise("02.8")
  public boolean isExpired() {
    throw todo("02.8");
  }

  @Override
  public String toString() {
    return "Timeout[" + state.name().toLowerCase(Locale.ROOT) + "]";
  }
}
