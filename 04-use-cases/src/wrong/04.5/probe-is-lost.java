// Misconception: a probe ends with an answer or with a failure.
// Fails: aCancelledProbe, aProbeWithAnError, lateCallsDoNotCount, cancelledProbesAtEveryMoment
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

public final class CircuitBreaker implements Policy {

  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request ->
        async(
            () -> {
              boolean probe = admit();
              int eraOfCall = era;
              try {
                A answer = await(next.call(request), Exception.class);
                probing = false;
                ended(eraOfCall, false);
                return answer;
              } catch (Exception failure) {
                probing = false;
                ended(eraOfCall, settings.isFailure().test(failure));
                throw failure;
              }
            });
  }
}
