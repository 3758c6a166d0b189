// Misconception: a coroutine is awaited as soon as it is made.
// Fails: decidedAtTheStart
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;

public final class CircuitBreaker implements Policy {

  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request -> {
      BreakerState state = state();
      var left = java.time.Duration.ofNanos(Math.max(0, openUntil - EventLoop.running().time()));
      return async(
          () -> {
            if (state == BreakerState.OPEN || state == BreakerState.HALF_OPEN && probing) {
              throw new BreakerOpen(settings.name(), left);
            }
            boolean probe = state == BreakerState.HALF_OPEN;
            probing |= probe;
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
    };
  }
}
