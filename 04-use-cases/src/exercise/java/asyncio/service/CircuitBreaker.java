package asyncio.service;

import static loopcraft.grader.Todo.todo;

import loopcraft.grader.Exercise;

/**
 * A policy that stops asking a service which keeps failing, and looks now and then whether it is
 * well again.
 *
 * <p>It is closed at first, and lets calls pass. It opens when, of the calls in its window, the
 * settings' part or more have failed, if it holds at least the settings' minimum (also if the last
 * of them was answered): from that moment on it refuses calls, for the settings' time. After that
 * it is half open: one call may pass, the probe. If the probe succeeds, the breaker closes, with an
 * empty window. If it fails, the breaker opens again, for the whole time. Who comes while a probe
 * is under way is refused.
 *
 * <p>How a call ended is what it returned or which {@link Exception} it threw: the settings say
 * which of these is a failure, and every other is a success. An {@link Error} says nothing about
 * the service, a cancellation above all, whoever asked for it: it does not count, and if it ends a
 * probe, the next call is the probe. Nor does a call count that began before the breaker last
 * opened or closed.
 *
 * <p>Use it on the loop's thread only; time is that of the loop that runs.
 */
@Exercise(value = "04.5", part = 3)
public final class CircuitBreaker implements Policy {

  /** Makes one that is closed. */
  public CircuitBreaker(BreakerSettings settings) {
    throw todo("04.5");
  }

  /** What it does with calls at the moment: half open as soon as its time of being open is over. */
  public BreakerState state() {
    throw todo("04.5");
  }

  /**
   * A call that passes, or is refused at once.
   *
   * @return one whose coroutine throws a {@link BreakerOpen}, with the settings' name and the time
   *     left, if it is refused
   */
  @Override
  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    throw todo("04.5");
  }
}
