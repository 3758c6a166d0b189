// Misconception: a call that was not answered is a failure.
// Fails: cancelledCallsDoNotCount, aCancelledProbe, aProbeWithAnError, errorsDoNotCount,
//   foreignCancellationsDoNotCount
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
                ended(eraOfCall, false);
                return answer;
              } catch (Exception failure) {
                ended(eraOfCall, settings.isFailure().test(failure));
                throw failure;
              } catch (Error error) {
                ended(eraOfCall, true);
                throw error;
              } finally {
                if (probe) {
                  probing = false;
                }
              }
            });
  }
}
