// Misconception: a call that ends says how the service is.
// Fails: lateCallsDoNotCount, veryLateCallsDoNotCount, lateFailuresDoNotCount
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

public final class CircuitBreaker implements Policy {

  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request ->
        async(
            () -> {
              boolean probe = admit();
              try {
                A answer = await(next.call(request), Exception.class);
                ended(era, false);
                return answer;
              } catch (Exception failure) {
                ended(era, settings.isFailure().test(failure));
                throw failure;
              } finally {
                if (probe) {
                  probing = false;
                }
              }
            });
  }
}
