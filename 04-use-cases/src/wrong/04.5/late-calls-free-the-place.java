// Misconception: when a call has ended, there is none under way.
// Fails: lateCallsDoNotCount
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

public final class CircuitBreaker implements Policy {

  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request ->
        async(
            () -> {
              admit();
              int eraOfCall = era;
              try {
                A answer = await(next.call(request), Exception.class);
                ended(eraOfCall, false);
                return answer;
              } catch (Exception failure) {
                ended(eraOfCall, settings.isFailure().test(failure));
                throw failure;
              } finally {
                probing = false;
              }
            });
  }
}
