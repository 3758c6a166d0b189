package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import java.time.Duration;
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

  private final BreakerSettings settings;
  private final SlidingWindow window;
  private boolean open;
  private long openUntil;
  private boolean probing;
  private int era;

  /** Makes one that is closed. */
  public CircuitBreaker(BreakerSettings settings) {
    this.settings = settings;
    window = new SlidingWindow(settings.window());
  }

  /** What it does with calls at the moment: half open as soon as its time of being open is over. */
  public BreakerState state() {
    if (!open) {
      return BreakerState.CLOSED;
    }
    return left().isPositive() ? BreakerState.OPEN : BreakerState.HALF_OPEN;
  }

  private Duration left() {
    return Duration.ofNanos(Math.max(0, openUntil - EventLoop.running().time()));
  }

  /**
   * A call that passes, or is refused at once.
   *
   * @return one whose coroutine throws a {@link BreakerOpen}, with the settings' name and the time
   *     left, if it is refused
   */
  @Override
  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request ->
        async(
            () -> {
              boolean probe = admit();
              int eraOfCall = era;
              try {
                A answer = await(next.call(request), Exception.class);
                ended(eraOfCall, false);
                return answer;
              } catch (Exception failure) {
                ended(eraOfCall, settings.isFailure().test(failure));
                throw failure;
              } finally {
                if (probe) {
                  probing = false;
                }
              }
            });
  }

  /** Refuses, or says whether the call is a probe. */
  private boolean admit() {
    if (!open) {
      return false;
    }
    if (left().isPositive() || probing) {
      throw new BreakerOpen(settings.name(), left());
    }
    probing = true;
    return true;
  }

  private void ended(int eraOfCall, boolean failure) {
    if (eraOfCall != era) {
      return;
    }
    if (open) {
      change(failure);
      return;
    }
    window.add(failure);
    if (hasFailedTooOften()) {
      change(true);
    }
  }

  private boolean hasFailedTooOften() {
    return window.calls() >= settings.minimumCalls()
        && 100L * window.failures() >= (long) settings.failurePercent() * window.calls();
  }

  private void change(boolean toOpen) {
    era++;
    open = toOpen;
    openUntil = EventLoop.running().timeAfter(settings.openFor());
    window.clear();
  }
}
