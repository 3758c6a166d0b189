package asyncio.task;

import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
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
  private OptionalLong when = OptionalLong.empty();
  private Handle timer;

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
    return new Coroutine<>(
        () -> {
          var timeout = new Timeout(currentTask());
          deadline.call().ifPresent(timeout::reschedule);
          return timeout.run(body);
        });
  }

  private static Task<?> currentTask() {
    Task<?> task = Tasks.of(EventLoop.running()).current();
    if (task == null) {
      throw new IllegalStateException("a timeout must be used inside a task");
    }
    return task;
  }

  private <T> T run(ScopeBody<? super Timeout, ? extends T> body) throws Exception {
    try {
      return body.run(this);
    } catch (CancelledError cancelled) {
      if (exit()) {
        throw new TimeoutError(cancelled);
      }
      throw cancelled;
    } finally {
      exit();
    }
  }

  /** Ends the limit; says whether the task was cancelled by it, and by nothing else. */
  private boolean exit() {
    stopTimer();
    switch (state) {
      case EXPIRING -> {
        state = State.EXPIRED;
        return task.uncancel() <= cancellingBefore;
      }
      case ENTERED -> state = State.EXITED;
      case EXPIRED, EXITED -> {}
    }
    return false;
  }

  private void expire() {
    task.cancel();
    state = State.EXPIRING;
    timer = null;
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  /**
   * When time is up, on the scale of {@link EventLoop#time}; empty if there is no limit. The end of
   * the body does not change it.
   */
  @Exercise("02.8")
  public OptionalLong when() {
    return when;
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
    requireEntered();
    stopTimer();
    this.when = OptionalLong.of(when);
    EventLoop loop = task.loop();
    timer = when <= loop.time() ? loop.callSoon(this::expire) : loop.callAt(when, this::expire);
  }

  /**
   * Takes the deadline away.
   *
   * @throws IllegalStateException as {@link #reschedule} does
   */
  @Exercise("02.8")
  public void disable() {
    requireEntered();
    stopTimer();
    when = OptionalLong.empty();
  }

  private void requireEntered() {
    if (state != State.ENTERED) {
      throw new IllegalStateException(
          "cannot change a timeout that is " + state.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Whether time was up before the body ended. */
  @Exercise("02.8")
  public boolean isExpired() {
    return state == State.EXPIRING || state == State.EXPIRED;
  }

  @Override
  public String toString() {
    return "Timeout[" + state.name().toLowerCase(Locale.ROOT) + "]";
  }
}
