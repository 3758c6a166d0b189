// Misconception: a call fails when it is awaited, not before.
// Fails: callsThatCannotBeMade
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
              var call = next.call(request);
              try {
                A answer = await(call, Exception.class);
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
}
