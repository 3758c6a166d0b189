// Misconception: an exception is a failure.
// Fails: aWrongRequestIsNoFailure, theSettingsSayWhatIsAFailure
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
                ended(eraOfCall, true);
                throw failure;
              } finally {
                if (probe) {
                  probing = false;
                }
              }
            });
  }
}
