// Misconception: a call counts if the breaker is as it was when the call began.
// Fails: veryLateCallsDoNotCount
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

public final class CircuitBreaker implements Policy {

  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request ->
        async(
            () -> {
              boolean probe = admit();
              boolean openAtBegin = open;
              try {
                A answer = await(next.call(request), Exception.class);
                ended(openAtBegin, false);
                return answer;
              } catch (Exception failure) {
                ended(openAtBegin, settings.isFailure().test(failure));
                throw failure;
              } finally {
                if (probe) {
                  probing = false;
                }
              }
            });
  }

  private void ended(boolean openAtBegin, boolean failure) {
    if (openAtBegin == open) {
      ended(era, failure);
    }
  }
}
