// Alternative: a state and the probe itself in place of flags and eras.
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import java.time.Duration;
import java.util.Optional;

public final class CircuitBreaker implements Policy {

  private Optional<Object> probe = Optional.empty();
  private Object eraNow = new Object();

  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request ->
        async(
            () -> {
              Object mine = new Object();
              switch (state()) {
                case CLOSED -> {}
                case OPEN -> throw new BreakerOpen(settings.name(), left());
                case HALF_OPEN -> {
                  if (probe.isPresent()) {
                    throw new BreakerOpen(settings.name(), Duration.ZERO);
                  }
                  probe = Optional.of(mine);
                }
              }
              Object began = eraNow;
              try {
                A answer = await(next.call(request), Exception.class);
                note(mine, began, false);
                return answer;
              } catch (Exception failure) {
                note(mine, began, settings.isFailure().test(failure));
                throw failure;
              } finally {
                if (probe.filter(mine::equals).isPresent()) {
                  probe = Optional.empty();
                }
              }
            });
  }

  private void note(Object mine, Object began, boolean failure) {
    boolean isProbe = probe.filter(mine::equals).isPresent();
    if (isProbe) {
      change(failure);
      eraNow = new Object();
    } else if (!open && began == eraNow) {
      window.add(failure);
      if (hasFailedTooOften()) {
        change(true);
        eraNow = new Object();
      }
    }
  }
}
